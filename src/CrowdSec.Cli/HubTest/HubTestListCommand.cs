using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Text;

namespace CrowdSec.Cli.HubTest;

internal static class HubTestListCommand
{
    public static CliCommand Create() => new()
    {
        Name = "list",
        Summary = "list",
        Example = "  cscli hubtest list --hub ./hub",
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var session = new HubTestSession(run);
        var tests = session.Suite.All(session.Findings);
        switch (run.Output)
        {
            case OutputFormat.Json:
                run.Out.Write(JsonText.Write(1, json =>
                {
                    json.WriteStartArray();
                    foreach (var test in tests)
                    {
                        json.WriteStartObject();
                        json.WriteString("Name", test.Name);
                        json.WriteString("Path", test.Directory);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                }));
                break;
            case OutputFormat.Raw:
                throw new CliException("output format 'raw' not supported for this command");
            default:
                var table = new TextTable("Name", "Path");
                foreach (var test in tests)
                {
                    table.AddRow(test.Name, test.Directory);
                }

                table.Write(run.Out, run.Host.TableStyle);
                break;
        }

        return 0;
    }
}
