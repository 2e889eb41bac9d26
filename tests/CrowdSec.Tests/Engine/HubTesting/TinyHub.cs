using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Tests.Engine.HubTesting;

/// <summary>A hub of two parsers and a scenario about doors, with room for tests.</summary>
internal sealed class TinyHub : IDisposable
{
    public const string Log = "2026-01-02T03:04:05Z door=front knock by 192.0.2.7\n2026-01-02T03:04:06Z door=back knock by 192.0.2.7\n2026-01-02T03:04:07Z silence\n";

    private readonly TemporaryFolder _folder = new();

    public TinyHub()
    {
        Write("parsers/s00-raw/me/all.yaml", """
            name: me/all
            description: takes every line
            onsuccess: next_stage
            filter: evt.Line.Labels.type == 'door'
            statics:
              - parsed: message
                expression: evt.Line.Raw
            """);
        Write("parsers/s01-parse/me/doors.yaml", """
            name: me/doors
            description: knocks
            filter: evt.Parsed.message contains 'door'
            grok:
              pattern: '^%{NOTSPACE:time} door=%{WORD:door} knock by %{IP:ip}$'
              apply_on: message
            statics:
              - meta: source_ip
                expression: evt.Parsed.ip
              - meta: log_type
                value: knock
              - target: evt.StrTime
                expression: evt.Parsed.time
              - method: ParseDate
                expression: evt.StrTime
              - target: evt.MarshaledTime
                expression: evt.Enriched.MarshaledTime
            """);
        Write("scenarios/me/knocking.yaml", """
            type: leaky
            name: me/knocking
            description: two knocks
            filter: evt.Meta.log_type == 'knock'
            groupby: evt.Meta.source_ip
            capacity: 1
            leakspeed: 1m
            labels:
              remediation: true
            """);
        Reindex();
    }

    public string Root => _folder.Path;

    public void Write(string relative, string text)
    {
        var path = _folder.PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void AddTest(string name, string? parserAssert, string? scenarioAssert, string extraConfig = "")
    {
        Write($".tests/{name}/config.yaml", $"parsers:\n- me/all\n- ./parsers/s01-parse/me/doors.yaml\nscenarios:\n- me/knocking\npostoverflows:\n- \"\"\nlog_file: doors.log\nlog_type: door\nunknown_key: ignored\n{extraConfig}");
        Write($".tests/{name}/doors.log", Log);
        if (parserAssert is not null)
        {
            Write($".tests/{name}/parser.assert", parserAssert);
        }

        if (scenarioAssert is not null)
        {
            Write($".tests/{name}/scenario.assert", scenarioAssert);
        }
    }

    public Task<HubTestResult> RunAsync(string name)
    {
        var suite = HubTestSuite.Open(Root);
        var runner = new HubTestRunner(suite, new HubTestOptions("", DataLocator.For(Root, []), new ManualClock(new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero))));
        return runner.RunAsync(suite.Find(name, []), Xunit.TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();

    private void Reindex()
    {
        var findings = new DiagnosticBag();
        var index = new IndexBuilder(new HubTree(Root), HubIndex.Empty).Build(findings);
        File.WriteAllBytes(_folder.PathOf(".index.json"), index!);
    }
}
