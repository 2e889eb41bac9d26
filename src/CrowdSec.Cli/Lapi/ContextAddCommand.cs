using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Hub;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Lapi;

internal static class ContextAddCommand
{
    public static CliCommand Create() => new()
    {
        Name = "add",
        Summary = "Add context to send with alerts. You must specify the output key with the expr value you want",
        Example = """
              cscli lapi context add --key source_ip --value evt.Meta.source_ip
              cscli lapi context add --key file_source --value evt.Line.Src
              cscli lapi context add --value evt.Meta.source_ip --value evt.Meta.target_user
            """,
        Flags =
        [
            CliFlag.Text("key", "The key of the different values to send", 'k'),
            CliFlag.List("value", "The expr fields to associate with the key"),
        ],
        RequiredFlags = ["value"],
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var path = ContextFile.Require(run).ContextPath;
        var values = run.Flags.List("value");
        Check(values);
        var own = ContextFile.Read(path);
        var all = ContextFile.Read(path);
        ContextFile.AddItems(all, HubSource.Load(run));
        foreach (var value in values)
        {
            var key = run.Flags.Text("key") is { Length: > 0 } given ? given : value[(value.LastIndexOf('.') + 1)..];
            if (!all.ContainsKey(key))
            {
                run.Log.Info($"key '{key}' added");
            }

            if (ContextFile.Add(all, key, value) && ContextFile.Add(own, key, value))
            {
                run.Log.Info($"value '{value}' added to key '{key}'");
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, ContextFile.ToYaml(own));
        run.Log.Info($"{path} file saved");
        return 0;
    }

    /// <summary>An engine that consists of nothing but the expressions says what is wrong with them.</summary>
    private static void Check(IReadOnlyList<string> expressions)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, ContextFile.ToYaml(new SortedDictionary<string, List<string>> { ["key"] = [.. expressions] }));
            var findings = new DiagnosticBag();
            new EngineLoader(new GrokCompiler()).Load(new EngineSpec { Items = [], ContextFile = file }, findings);
            if (findings.HasErrors)
            {
                throw new CliException($"invalid context configuration: {string.Join('\n', findings.Where(static f => f.Severity == Severity.Error).Select(static f => f.Message))}");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }
}
