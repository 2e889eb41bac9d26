using CrowdSec.Configuration;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Storage.Retention;

/// <summary>What may go from the database, and when. Null: never.</summary>
public sealed record RetentionRules
{
    /// <summary>Alerts whose id is lower than the newest by more than this.</summary>
    public long? MaxItems { get; init; }

    /// <summary>Alerts that were made longer ago.</summary>
    public TimeSpan? MaxAge { get; init; }

    public TimeSpan? MetricsMaxAge { get; init; }

    /// <summary>Bouncers with a certificate that have not pulled for so long.</summary>
    public TimeSpan? BouncersCertAge { get; init; }

    public TimeSpan? BouncersApiKeyAge { get; init; }

    /// <summary>Machines with a certificate that have given no sign of life for so long.</summary>
    public TimeSpan? AgentsCertAge { get; init; }

    public TimeSpan? AgentsLoginAge { get; init; }

    /// <exception cref="StoreException">Invalid: a setting makes no sense.</exception>
    public static RetentionRules From(FlushConfig config) => new()
    {
        MaxItems = config.MaxItems is null or > 0 ? config.MaxItems : throw Wrong("max_items", "it must be above 0; leave it out to keep any number of alerts"),
        MaxAge = Age("max_age", config.MaxAge),
        MetricsMaxAge = Age("metrics_max_age", config.MetricsMaxAge),
        BouncersCertAge = Age("bouncers_autodelete.cert", config.BouncersCertAge),
        BouncersApiKeyAge = Age("bouncers_autodelete.api_key", config.BouncersApiKeyAge),
        AgentsCertAge = Age("agents_autodelete.cert", config.AgentsCertAge),
        AgentsLoginAge = Age("agents_autodelete.login_password", config.AgentsLoginAge),
    };

    private static TimeSpan? Age(string name, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return GoDuration.TryParseWithDays(text, out var age) && age.ToTimeSpan() > TimeSpan.Zero
            ? age.ToTimeSpan()
            : throw Wrong(name, $"\"{text}\" is no duration above zero; write for example 7d or 12h");
    }

    private static StoreException Wrong(string name, string problem) => new(StoreError.Invalid, $"db_config.flush.{name}: {problem}");
}
