using CrowdSec.Engine.Loading;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;
using CrowdSec.LocalApi.Profiles;
using CrowdSec.Protocol.Alerts;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Profiles;

/// <summary>Runs profiles.cases.yaml: an alert in; decisions, trace, matched profiles, log lines, findings or an error out.</summary>
public sealed class ProfileCaseTests
{
    private static readonly IReadOnlyDictionary<string, YamlMap> Cases = YamlCases.Read("Profiles", "profiles.cases.yaml");
    private static readonly ManualClock Clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_case_holds(string name)
    {
        var given = Cases[name];
        using var folder = new TemporaryFolder();
        var log = new RecordingLog();
        var findings = new DiagnosticBag();
        var profiles = Load(given, folder, log, findings);
        Assert.Equal(string.Join("\n", YamlCases.Texts(given, "findings")), string.Join("\n", findings.Select(f => Shorten(f, folder))));
        if (findings.HasErrors)
        {
            return;
        }

        var alert = CaseAlerts.Read(YamlCases.Map(given, "alert"));
        var expected = YamlCases.Map(given, "expect")!;
        var (outcome, error) = await EvaluateAsync(profiles, alert);
        Assert.Equal(YamlCases.Text(expected, "error"), error);
        Assert.Equal(YamlCases.Texts(expected, "decisions"), outcome?.Decisions.Select(static d => $"{d.Type} {ShortDuration.Text(d.Duration)} {d.Scope} {d.Origin}{(d.Simulated ? " simulated" : "")}") ?? []);
        Assert.Equal(YamlCases.Texts(expected, "matched"), outcome?.Matched.Select(static p => p.Name) ?? []);
        Assert.Equal(string.Join("\n", YamlCases.Texts(expected, "log")), string.Join("\n", log.Lines));
        if (expected.Find("trace") is not null)
        {
            Assert.Equal(YamlCases.Text(expected, "trace"), outcome?.Trace);
        }
    }

    [Fact]
    public void Shipped_profiles_load()
    {
        var findings = new DiagnosticBag();
        var history = new KnownOffences(0, Clock);
        var profiles = ProfileSet.Load(RepositoryFolder.PathOf("config", "profiles.yaml"), Language(history, new RecordingLog()), history, Clock, new RecordingLog(), findings);
        Assert.Empty(findings);
        Assert.Equal(["default_ip_remediation", "default_range_remediation"], profiles.Profiles.Select(static p => p.Name));
    }

    private static ProfileSet Load(YamlMap given, TemporaryFolder folder, RecordingLog log, DiagnosticBag findings)
    {
        var path = folder.PathOf("profiles.yaml");
        var text = YamlCases.Text(given, "profiles", "shipped");
        File.WriteAllText(path, text == "shipped" ? File.ReadAllText(RepositoryFolder.PathOf("config", "profiles.yaml")) : text);
        if (given.Find("local") is not null)
        {
            File.WriteAllText(path + ".local", YamlCases.Text(given, "local"));
        }

        var history = new KnownOffences(YamlCases.Number(given, "earlier"), Clock);
        return ProfileSet.Load(path, Language(history, log), history, Clock, log, findings);
    }

    private static ProfileLanguage Language(KnownOffences history, RecordingLog log)
    {
        var language = new AlertLanguage(history, Clock, log);
        return new ProfileLanguage(language.Types, language.Functions);
    }

    private static async Task<(ProfileVerdict? Verdict, string Error)> EvaluateAsync(ProfileSet profiles, Alert alert)
    {
        try
        {
            return (await profiles.EvaluateAsync(alert, alert.Decisions.Count > 0, TestContext.Current.CancellationToken), "");
        }
        catch (ProfileException e)
        {
            return (null, e.Message);
        }
    }

    private static string Shorten(Diagnostic finding, TemporaryFolder folder) => finding.ToString().Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Split('\n')[0];
}
