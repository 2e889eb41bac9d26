using CrowdSec.Cli.CommandLine;
using CrowdSec.Configuration;
using CrowdSec.Expr;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Cli.Config;

internal static class ConfigShowCommand
{
    public static CliCommand Create() => new()
    {
        Name = "show",
        Summary = "Displays current config",
        Description = "Displays the current cli configuration.",
        Example = "  cscli config show\n  cscli config show --key Config.API.Server.ListenURI",
        Flags = [CliFlag.Text("key", "Display only this value (Config.API.Server.ListenURI)")],
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var structs = GoConfigStructs.Create();
        var dump = new GoDump(structs);
        var config = Load(run);
        if (run.Flags.Text("key") is { Length: > 0 } key)
        {
            var value = Evaluate(structs, config, key);
            run.Out.WriteLine(run.Output == OutputFormat.Json ? dump.Json(value) : value as string ?? dump.Literal(value));
            return 0;
        }

        switch (run.Output)
        {
            case OutputFormat.Json:
                run.Out.WriteLine(dump.Json(config));
                break;
            case OutputFormat.Raw:
                run.Out.Write(dump.Yaml(config));
                break;
            default:
                run.Out.Write(ConfigText.Of(config));
                break;
        }

        return 0;
    }

    private static object? Evaluate(GoStructs structs, GoConfig config, string key)
    {
        var environment = new ExprEnvironment(structs.Types).Variable("Config", typeof(GoConfig));
        if (!Expression.TryCompile(key, environment, out var expression, out var error))
        {
            throw new CliException($"unable to compile \"{key}\": {error}");
        }

        try
        {
            return expression!.Evaluate(new ExprFrame(1) { Values = { [0] = config } });
        }
        catch (ExprRuntimeException e)
        {
            throw new CliException($"unable to evaluate \"{key}\": {e.Message}", e);
        }
    }

    /// <summary>Credentials that are missing or damaged are shown as not there.</summary>
    private static GoConfig Load(CliInvocation run)
    {
        var config = run.Settings.Config;
        return new GoConfig(config, Credentials(run, config.ApiClient?.CredentialsPath), Credentials(run, config.ApiServer?.OnlineClient?.CredentialsPath));
    }

    private static ApiCredentials? Credentials(CliInvocation run, string? path) =>
        File.Exists(path) && ApiCredentials.Load(path, run.Host.Environment, []) is { Url.Length: > 0 } credentials ? credentials : null;
}
