using CrowdSec.Foundation.Values;

namespace CrowdSec.Cli.Doctor.Logs;

/// <summary>What a tried log tells about the installation.</summary>
internal sealed class LogVerdict(ParserFinder parsers, string type, DateTime now)
{
    private const int Samples = 3;
    private const int MostPrograms = 8;
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(7);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    private bool IsSyslog => type == "syslog";

    public IEnumerable<HealthFinding> Of(LogSample sample)
    {
        yield return Lines(sample);
        if (sample.Lines.Count > 0 && sample.LastEvent is { } last && (last - sample.LastWrite).Duration() > ClockTolerance)
        {
            yield return HealthFinding.Warning(
                $"{sample.Path}: its last time stamp reads {last:yyyy-MM-dd HH:mm:ss} UTC, and it was written at {sample.LastWrite:yyyy-MM-dd HH:mm:ss} UTC",
                "the program that writes it has another time zone or clock; let it write time stamps with a zone");
        }
    }

    private HealthFinding Lines(LogSample sample)
    {
        var head = $"{sample.Path} ({type}): last written {Ago(sample)} ago";
        if (sample.Lines.Count == 0)
        {
            return HealthFinding.Fine($"{head}, empty");
        }

        var text = $"{head}, {sample.Parsed} of the last {sample.Lines.Count} lines understood{(sample.Whitelisted > 0 ? $" ({sample.Whitelisted} whitelisted)" : "")}";
        if (sample.Parsed == 0)
        {
            return !parsers.IsTaken(type) ? HealthFinding.Broken(text, $"no installed parser takes the type '{type}', see above")
                : IsSyslog && sample.UnparsedPrograms.Count > 0 ? Programs(sample, text)
                : HealthFinding.Broken(text, $"they do not look like '{type}', or come from another program: see what happens to one with 'cscli explain --type {type} --log LINE'") with { Details = Unparsed(sample) };
        }

        if (!IsSyslog && sample.Parsed < sample.Lines.Count / 2)
        {
            return HealthFinding.Warning(text, $"see what happens to one of the others with 'cscli explain --type {type} --log LINE'") with { Details = Unparsed(sample) };
        }

        return now - sample.LastWrite > LongAgo
            ? HealthFinding.Warning(text, "is this still the file that the service writes?")
            : HealthFinding.Fine(text + Others(sample)) with { Details = Unparsed(sample) };
    }

    /// <summary>Of a log that many programs write, it is usual that some are of no interest; here they can be seen.</summary>
    private static string Others(LogSample sample) => sample.UnparsedPrograms.Count == 0 ? ""
        : $"; the others are from {string.Join(", ", sample.UnparsedPrograms.OrderByDescending(static p => p.Value).Take(MostPrograms).Select(static p => p.Key))}";

    private HealthFinding Programs(LogSample sample, string text)
    {
        var programs = sample.UnparsedPrograms.OrderByDescending(static p => p.Value).Take(MostPrograms).Select(static p => p.Key).ToList();
        var remedy = parsers.Remedy(programs);
        return HealthFinding.Warning(
            $"{text}: no installed parser is for {string.Join(", ", programs)}",
            remedy.Length > 0 ? remedy : "fine if these programs are of no interest") with { Details = Unparsed(sample) };
    }

    private string Ago(LogSample sample)
    {
        var ago = GoDuration.FromTimeSpan(now > sample.LastWrite ? now - sample.LastWrite : TimeSpan.Zero);
        return ago.Truncate(new GoDuration(GoDuration.Second)).ToString();
    }

    /// <summary>The last ones, as different from one another as their first characters tell.</summary>
    private static List<string> Unparsed(LogSample sample) =>
        [.. sample.Unparsed.AsEnumerable().Reverse().DistinctBy(static l => l.Length > 60 ? l[30..60] : l).Take(Samples)];
}
