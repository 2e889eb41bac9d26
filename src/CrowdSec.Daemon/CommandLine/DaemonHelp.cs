using System.Text;

namespace CrowdSec.Daemon.CommandLine;

internal static class DaemonHelp
{
    private const string Examples = """
        Examples:
          # what would have been detected in this log? Nothing is sent, nothing is blocked.
          crowdsec -dsn file:///var/log/auth.log -type syslog -no-api

          # the same from a checkout, without anything installed
          crowdsec -hub hub -patterns config/patterns -dsn file://samples/auth.log -type syslog

          # compressed logs, several files, alerts as JSON lines
          crowdsec -dsn 'file:///var/log/nginx/access.log*' -type nginx -o json -error > alerts.jsonl

          # is the configuration right? All mistakes are listed at once; the exit code is 1 when there are any.
          crowdsec -c /etc/crowdsec/config.yaml -t

        """;

    public static string Text()
    {
        var text = new StringBuilder("Usage: crowdsec [flags]\n\nReads logs and detects attacks.\n\nFlags:\n");
        var width = DaemonFlags.All.Max(static f => Left(f).Length) + 2;
        foreach (var flag in DaemonFlags.All)
        {
            text.Append(Left(flag).PadRight(width)).Append(flag.Help).Append('\n');
        }

        return text.Append('\n').Append(Examples.ReplaceLineEndings("\n")).ToString();
    }

    private static string Left(DaemonFlag flag) => flag.IsSwitch ? $"  -{flag.Name}" : $"  -{flag.Name} {flag.ValueName}";
}
