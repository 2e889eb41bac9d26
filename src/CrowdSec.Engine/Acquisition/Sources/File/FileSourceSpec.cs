using CrowdSec.Engine.Acquisition.Live;
using CrowdSec.Engine.Acquisition.Sources.File.Tailing;
using CrowdSec.Engine.Acquisition.Specs;
using CrowdSec.Foundation.Values;
using CrowdSec.Patterns;

namespace CrowdSec.Engine.Acquisition.Sources.File;

/// <summary>What a document with files says.</summary>
public sealed record FileSourceSpec(SourceCommon Common) : SourceSpec(Common)
{
    /// <summary>Paths, in which "*", "?" and "[...]" may stand for names.</summary>
    public required IReadOnlyList<string> Patterns { get; init; }

    /// <summary>Files whose full path one of these finds are left alone.</summary>
    public IReadOnlyList<Pattern> Exclusions { get; init; } = [];

    /// <summary>Accepted; directories are watched in any case, also when they do not exist yet.</summary>
    public bool ForceInotify { get; init; }

    /// <value>Default: null, polling where the file system cannot tell of changes (network, FUSE).</value>
    public bool? Poll { get; init; }

    /// <value>Default: false. Without it new files are found by watching directories, and looked for once in a while all the same.</value>
    public bool DiscoveryPoll { get; init; }

    /// <value>Default: 30 s.</value>
    public GoDuration DiscoveryInterval { get; init; } = GoDuration.FromSeconds(30);

    /// <summary>Longest line in bytes; what is beyond is cut and counted.</summary>
    public int MaxLineLength { get; init; } = FileReplaySource.DefaultMaxLineLength;

    public override string Title => string.Join(", ", Patterns);

    /// <summary>Whether a pattern finds a path, if there is a file, and it is not to be left alone.</summary>
    public bool Finds(string path) => Patterns.Any(pattern => FileGlob.Matches(pattern, path)) && !Excludes(path);

    public bool Excludes(string path) => Exclusions.Any(exclusion => exclusion.IsMatch(path));

    internal override ILiveSource Start(SourceServices services) =>
        Common.Mode == AcquisitionMode.Cat ? new FileCat(this, services) : new FileFollower(this, services);
}
