using CrowdSec.Cli.Doctor.Logs;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Acquisition.Sources.File;
using CrowdSec.Engine.Acquisition.Specs;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>Are the logs there, can they be read, and do the installed parsers understand them?</summary>
internal sealed class AcquisitionCheck : IHealthCheck
{
    private const int MostFiles = 20;

    public string Name => "acquisition";

    public string Title => "Logs";

    public async Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (patient.Config.LogProcessor is not { Enabled: true } processor)
        {
            return [];
        }

        var diagnostics = new DiagnosticBag();
        var plan = AcquisitionLoader.Load(processor, patient.Host.Environment, diagnostics);
        var findings = DiagnosticFindings.Of(diagnostics).ToList();
        var parsers = new ParserFinder(patient.Hub);
        foreach (var type in plan.Sources.Select(static s => s.Common.LabelType).Distinct(StringComparer.Ordinal))
        {
            CheckType(type, parsers, findings);
        }

        var samples = plan.Sources.Select(s => (s.Common, Samples: Read(s, findings))).ToList();
        await TryAsync(patient, samples, parsers, findings, cancellationToken).ConfigureAwait(false);
        return findings;
    }

    private static void CheckType(string type, ParserFinder parsers, List<HealthFinding> findings)
    {
        if (type.Length == 0)
        {
            findings.Add(HealthFinding.Broken("a source has no label 'type': no parser takes its lines", "add e.g. labels: {type: syslog}"));
        }
        else if (!parsers.IsTaken(type))
        {
            var candidates = parsers.Candidates(type);
            var near = parsers.Near(type);
            findings.Add(HealthFinding.Broken(
                $"no installed parser takes logs with label type '{type}'",
                candidates.Count > 0 ? $"'cscli parsers install {string.Join(' ', candidates)}', or better the collection of the service"
                    : near.Count > 0 ? $"did you mean {string.Join(" or ", near.Select(static n => $"'{n}'"))}?" : "use the type that the parser of the service asks for in its filter"));
        }
    }

    private static List<LogSample> Read(SourceSpec source, List<HealthFinding> findings)
    {
        var samples = new List<LogSample>();
        if (source is not FileSourceSpec files)
        {
            findings.Add(HealthFinding.Fine($"{source.Common.Type}: {source.Title} ({source.Common.LabelType})"));
            return samples;
        }

        var found = files.Patterns.SelectMany(FileGlob.Files).Distinct(StringComparer.Ordinal).Where(f => !files.Exclusions.Any(e => e.IsMatch(f))).ToList();
        if (found.Count == 0)
        {
            findings.Add(HealthFinding.Warning($"no file matches {source.Title}", $"does the service write elsewhere? Mend {source.Common.File}:{source.Common.Line}, or remove it"));
        }

        foreach (var file in found.OrderByDescending(File.GetLastWriteTimeUtc).Take(MostFiles))
        {
            try
            {
                samples.Add(new LogSample(file, File.GetLastWriteTimeUtc(file), file.EndsWith(".gz", StringComparison.Ordinal) ? [] : LogTail.Read(file)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                findings.Add(HealthFinding.Broken($"{file} cannot be read: {e.Message}", "run crowdsec as a user who may read it; run the doctor as that user or as root"));
            }
        }

        return samples;
    }

    private static async Task TryAsync(Patient patient, List<(SourceCommon Common, List<LogSample> Samples)> sources, ParserFinder parsers, List<HealthFinding> findings, CancellationToken cancellationToken)
    {
        var trial = new LogTrial(patient);
        var now = patient.Clock.GetUtcNow().UtcDateTime;
        foreach (var group in sources.GroupBy(static s => string.Join('\n', s.Common.Labels.OrderBy(static l => l.Key, StringComparer.Ordinal))))
        {
            var samples = group.SelectMany(static s => s.Samples).DistinctBy(static s => s.Path).ToList();
            if (samples.Exists(static s => s.Lines.Count > 0))
            {
                await trial.RunAsync(samples, group.First().Common.Labels, cancellationToken).ConfigureAwait(false);
            }

            var verdict = new LogVerdict(parsers, group.First().Common.LabelType, now);
            findings.AddRange(samples.SelectMany(verdict.Of));
        }
    }
}
