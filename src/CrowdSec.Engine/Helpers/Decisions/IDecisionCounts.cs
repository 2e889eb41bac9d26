using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Decisions;

/// <summary>Answers about stored decisions; given by a process that has the database. Implementations are thread-safe.</summary>
public interface IDecisionCounts
{
    /// <summary>Decisions ever stored, and not deleted, whose range holds the value.</summary>
    long Count(string value);

    /// <summary>Of these, the ones created after the instant.</summary>
    long CountSince(string value, GoTime since);

    /// <summary>Of these, the ones in force.</summary>
    long CountActive(string value);

    /// <summary>How long the longest one in force has left; zero when there is none.</summary>
    GoDuration ActiveTimeLeft(string value);
}
