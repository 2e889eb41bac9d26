namespace CrowdSec.Expr.Helpers.Cti;

/// <summary>What the service knows of an address. Values that it may leave out are null.</summary>
internal sealed record CtiItem
{
    private const string CommunityBlocklist = "community-blocklist";

    /// <summary>What is known of an address that nobody reported.</summary>
    public static readonly CtiItem Empty = new();

    public long IpRangeScore { get; init; }

    public string Ip { get; init; } = "";

    public string Reputation { get; init; } = "";

    public string BackgroundNoise { get; init; } = "";

    public string Confidence { get; init; } = "";

    public string? IpRange { get; init; }

    public string? AsName { get; init; }

    public long? AsNum { get; init; }

    public CtiLocation Location { get; init; } = CtiLocation.Empty;

    public string? ReverseDns { get; init; }

    public CtiLabel[] Behaviors { get; init; } = [];

    public CtiHistory History { get; init; } = CtiHistory.Empty;

    public CtiClassifications Classifications { get; init; } = CtiClassifications.Empty;

    public CtiLabel[] AttackDetails { get; init; } = [];

    public IReadOnlyDictionary<string, long> TargetCountries { get; init; } = new Dictionary<string, long>();

    public long? BackgroundNoiseScore { get; init; }

    public CtiScores Scores { get; init; } = CtiScores.Empty;

    public CtiLabel[] References { get; init; } = [];

    public string[] Cves { get; init; } = [];

    public bool IsPartOfCommunityBlocklist => Classifications.Classifications.Any(static c => c.Name == CommunityBlocklist);

    /// <summary>0 (unknown) to 1 (on the community blocklist).</summary>
    public float MaliciousnessScore =>
        IsPartOfCommunityBlocklist ? 1 : Scores.LastDay.Total > 0 ? Scores.LastDay.Total / 10f : 0;
}
