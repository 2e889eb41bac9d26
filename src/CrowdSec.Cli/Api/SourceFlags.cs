using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Api;

/// <summary>Options that name an address, a range or another value, and the checks that go with them.</summary>
internal static class SourceFlags
{
    /// <exception cref="CliException">An address or range is none.</exception>
    public static void Check(CliInvocation run)
    {
        if (run.Flags.Text("range") is { Length: > 0 } range && !IpRange.TryParse(range, out _))
        {
            throw new CliException($"{range} is not a valid range");
        }

        if (run.Flags.Text("ip") is { Length: > 0 } ip && !IpAddr.TryParse(ip, out _))
        {
            throw new CliException($"{ip} is not a valid ip");
        }
    }

    /// <summary>What lists of alerts and of decisions are asked for alike.</summary>
    public static AlertQuery Query(CliInvocation run)
    {
        var all = run.Flags.Bool("all");
        return new AlertQuery
        {
            Scope = Scope(run),
            Value = run.Flags.Text("value"),
            Scenario = run.Flags.Text("scenario"),
            Ip = run.Flags.Text("ip"),
            Range = run.Flags.Text("range"),
            Contains = Contains(run),
            Since = Span(run, "since"),
            Until = Span(run, "until"),
            DecisionType = run.Flags.Text("type"),
            Origin = run.Flags.Text("origin"),
            IncludeLists = all,
            WithEvents = run.Output == OutputFormat.Json ? null : false,
            Limit = all ? 0 : Math.Max(0, run.Flags.Number("limit")),
        };
    }

    /// <summary>The scope in its usual spelling.</summary>
    public static string Scope(CliInvocation run) => DecisionScopes.Normalize(run.Flags.Text("scope"));

    /// <summary>False when decisions inside of the address or range were asked for; else nothing.</summary>
    public static bool? Contains(CliInvocation run) => run.Flags.Bool("contained") ? false : null;

    /// <summary>A duration as the server takes it.</summary>
    public static string Span(CliInvocation run, string flag) => run.Flags.Has(flag) ? run.Flags.Duration(flag).ToString() : "";

    /// <exception cref="CliException">Nothing was asked for.</exception>
    public static void RequireOne(CliInvocation run, params ReadOnlySpan<string> flags)
    {
        foreach (var flag in flags)
        {
            if (run.Flags.Text(flag).Length > 0)
            {
                return;
            }
        }

        if (!run.Flags.Bool("all"))
        {
            throw new UsageException("at least one filter or --all must be specified", withHelp: true);
        }
    }
}
