using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Settings;
using CrowdSec.Engine.Hub;
using CrowdSec.Protocol.Clients;
using CrowdSec.Storage;

namespace CrowdSec.Cli.CommandLine;

/// <summary>Runs a command line against the tree of commands.</summary>
internal sealed class CliApplication(CliCommand root, CliHost host)
{
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        if (CompletionProtocol.IsRequest(args))
        {
            return await CompletionProtocol.AnswerAsync(root, host, args, cancellationToken).ConfigureAwait(false);
        }

        ParsedCommand parsed;
        try
        {
            parsed = new CommandLineParser(root).Parse(args);
        }
        catch (UsageException e)
        {
            return Fail(e.Command.Length > 0 ? e.Command : root.Name, e.Message);
        }

        if (parsed.Flags.Bool("help"))
        {
            return Help(parsed);
        }

        try
        {
            return await RunAsync(parsed, cancellationToken).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            if (e.WithHelp)
            {
                Help(parsed);
            }

            return Fail(parsed.Name, e.Message);
        }
        catch (Exception e) when (e is CliException or ApiClientException or HubException or StoreException or IOException or UnauthorizedAccessException)
        {
            return Fail(parsed.Name, e.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(parsed.Name, "context canceled");
        }
    }

    private Task<int> RunAsync(ParsedCommand parsed, CancellationToken cancellationToken)
    {
        var command = parsed.Command;
        var rule = command.Run is null ? ArgumentRule.None : command.Arguments;
        if (rule.Check(parsed.Arguments, parsed.Name) is { } wrong)
        {
            throw new UsageException(wrong, withHelp: true);
        }

        if (command.Run is null)
        {
            return Task.FromResult(Help(parsed));
        }

        var settings = CliSettings.From(parsed.Flags, host);
        FlagRules.Check(command, parsed.Flags);
        return command.Run(new CliInvocation(settings.Host, parsed, settings), cancellationToken);
    }

    private int Help(ParsedCommand parsed)
    {
        host.Out.Write(HelpText.Of(parsed.Path));
        return 0;
    }

    private int Fail(string name, string message)
    {
        host.Err.WriteLine(host.IsErrTerminal ? $"\u001b[31mError:\u001b[0m {name}: {message}" : $"Error: {name}: {message}");
        return 1;
    }
}
