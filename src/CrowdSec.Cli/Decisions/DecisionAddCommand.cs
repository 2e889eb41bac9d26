using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

internal static class DecisionAddCommand
{
    public static CliCommand Create() => new()
    {
        Name = "add",
        Usage = "[options]",
        Summary = "Add decision to LAPI",
        Example = """
              cscli decisions add --ip 192.0.2.4
              cscli decisions add --range 192.0.2.0/24
              cscli decisions add --ip 192.0.2.4 --duration 24h --type captcha
              cscli decisions add --scope username --value foobar
            """,
        Flags =
        [
            CliFlag.Text("ip", "Source ip (shorthand for --scope ip --value <IP>)", 'i'),
            CliFlag.Text("range", "Range source ip (shorthand for --scope range --value <RANGE>)", 'r'),
            CliFlag.Text("duration", "Decision duration (ie. 1h,4h,30m,7d)", 'd', "4h"),
            CliFlag.Text("value", "The value (ie. --scope username --value foobar)", 'v'),
            CliFlag.Text("scope", "Decision scope (ie. ip,range,username)", fallback: DecisionScopes.Ip),
            CliFlag.Text("reason", "Decision reason (ie. scenario-name)", 'R'),
            CliFlag.Text("type", "Decision type (ie. ban,captcha,throttle)", 't', "ban"),
            CliFlag.Switch("bypass-allowlist", "Add decision even if value is in allowlist", 'B'),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        SourceFlags.Check(run);
        var (scope, value) = Target(run);
        var duration = DurationText.Check(run.Flags.Text("duration"));
        var credentials = LapiAccess.Credentials(run);
        using var client = LapiAccess.Connect(run, credentials);
        if (!run.Flags.Bool("bypass-allowlist") && scope is DecisionScopes.Ip or DecisionScopes.Range)
        {
            await CheckAllowlistsAsync(run, client, value, cancellationToken).ConfigureAwait(false);
        }

        var type = run.Flags.Text("type");
        var reason = run.Flags.Text("reason") is { Length: > 0 } given ? given : $"manual '{type}' from '{credentials.Login}'";
        var alert = Alert(run, new Decision { Duration = duration, Origin = DecisionOrigins.Manual, Scenario = reason, Scope = scope, Type = type, Value = value });
        try
        {
            await client.AddAlertsAsync([alert], cancellationToken).ConfigureAwait(false);
        }
        catch (ApiClientException e)
        {
            throw new CliException($"unable to add decision: {e.Message}", e);
        }

        run.Log.Info("Decision successfully added");
        return 0;
    }

    /// <exception cref="CliException">Nothing was named.</exception>
    private static (string Scope, string Value) Target(CliInvocation run)
    {
        if (run.Flags.Text("ip") is { Length: > 0 } ip)
        {
            return (DecisionScopes.Ip, ip);
        }

        if (run.Flags.Text("range") is { Length: > 0 } range)
        {
            return (DecisionScopes.Range, range);
        }

        var value = run.Flags.Text("value");
        return value.Length > 0 ? (SourceFlags.Scope(run), value) : throw new CliException("missing arguments, a value is required (--ip, --range or --scope and --value)");
    }

    /// <exception cref="CliException">The value is allowlisted.</exception>
    private static async Task CheckAllowlistsAsync(CliInvocation run, LocalApiClient client, string value, CancellationToken cancellationToken)
    {
        try
        {
            var check = await client.CheckAllowlistsAsync(value, cancellationToken).ConfigureAwait(false);
            if (check.Allowlisted)
            {
                throw new CliException($"{value} is allowlisted by item {check.Reason}, use --bypass-allowlist to add the decision anyway");
            }
        }
        catch (ApiClientException e)
        {
            run.Log.Error($"Cannot check if {value} is in allowlist: {e.Message}");
        }
    }

    private static Alert Alert(CliInvocation run, Decision decision)
    {
        var now = GoTime.Now(run.Host.Clock).Truncate(new GoDuration(GoDuration.Second)).ToRfc3339Nano();
        return new Alert
        {
            Capacity = 0,
            CreatedAt = now,
            Decisions = [decision],
            EventsCount = 1,
            Kind = "cscli",
            Leakspeed = "0",
            Message = decision.Scenario,
            Remediation = true,
            Scenario = decision.Scenario,
            Source = new Source { Ip = decision.Value, Scope = decision.Scope, Value = decision.Value },
            StartAt = now,
            StopAt = now,
        };
    }
}
