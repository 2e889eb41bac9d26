namespace CrowdSec.Engine.Acquisition;

/// <summary>What became of the lines of one file, unit or address since the program began. Thread-safe.</summary>
/// <param name="source">Path, unit or address.</param>
/// <param name="module">Name of the datasource.</param>
/// <param name="labelType">The label "type" of its lines.</param>
public sealed class LineStats(string source, string module, string labelType)
{
    /// <summary>How many unparsed lines are kept.</summary>
    public const int MaxSamples = 20;

    /// <summary>Longest sample in characters.</summary>
    public const int MaxSampleLength = 1024;

    private readonly Lock _lock = new();
    private readonly string[] _samples = new string[MaxSamples];
    private long _sampled;
    private long _read;
    private long _parsed;
    private long _unparsed;
    private long _cut;

    public string Source { get; } = source;

    public string Module { get; } = module;

    public string LabelType { get; } = labelType;

    public long Read => Interlocked.Read(ref _read);

    public long Parsed => Interlocked.Read(ref _parsed);

    public long Unparsed => Interlocked.Read(ref _unparsed);

    /// <summary>Lines that were longer than the limit.</summary>
    public long Cut => Interlocked.Read(ref _cut);

    /// <summary>The last unparsed lines, oldest first.</summary>
    public IReadOnlyList<string> UnparsedSamples
    {
        get
        {
            lock (_lock)
            {
                var count = (int)Math.Min(_sampled, MaxSamples);
                return [.. Enumerable.Range(0, count).Select(i => _samples[(_sampled - count + i) % MaxSamples])];
            }
        }
    }

    internal void Count(long parsed, long unparsed)
    {
        Interlocked.Add(ref _read, parsed + unparsed);
        Interlocked.Add(ref _parsed, parsed);
        Interlocked.Add(ref _unparsed, unparsed);
    }

    internal void CountCut() => Interlocked.Increment(ref _cut);

    internal void Sample(string line)
    {
        var sample = line.Length <= MaxSampleLength ? line : line[..MaxSampleLength];
        lock (_lock)
        {
            _samples[_sampled++ % MaxSamples] = sample;
        }
    }
}
