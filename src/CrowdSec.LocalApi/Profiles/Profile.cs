using System.Text;
using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>A compiled profile: which alerts lead to which decisions. Immutable and thread-safe.</summary>
internal sealed class Profile(ProfileSpec spec, IReadOnlyList<Expression> filters, DurationRule durations, int index)
{
    private const int LongestTrace = 1_000;

    /// <summary>Its place among all profiles, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>"profile 3" when it has none.</summary>
    public string Name { get; } = spec.Name.Length > 0 ? spec.Name : $"profile {index + 1}";

    public bool BreaksOnSuccess { get; } = spec.OnSuccess == "break";

    public string OnError { get; } = spec.OnError;

    /// <summary>Names of notification configurations.</summary>
    public IReadOnlyList<string> Notifications { get; } = spec.Notifications;

    /// <summary>Asks every filter; each that is true brings all decisions once more, as profiles have always done.</summary>
    /// <exception cref="ProfileException">A filter failed.</exception>
    public async ValueTask<ProfileOutcome> EvaluateAsync(Alert alert, CancellationToken cancellationToken)
    {
        var frame = new ExprFrame(1);
        frame.Values[0] = alert;
        var hits = Filter(frame);
        if (hits.Count == 0)
        {
            return ProfileOutcome.NoMatch;
        }

        if (spec.Decisions.Count == 0)
        {
            return new ProfileOutcome(true, [], "");
        }

        var (apply, why) = await durations.ChooseAsync(alert, frame, cancellationToken);
        var once = spec.Decisions.Select(decision => Decide(decision, alert, apply)).ToList();
        return new ProfileOutcome(true, hits.Count == 1 ? once : [.. hits.SelectMany(_ => once)], Trace(hits, once, why));
    }

    private List<int> Filter(ExprFrame frame)
    {
        var hits = new List<int>();
        for (var i = 0; i < filters.Count; i++)
        {
            try
            {
                if (filters[i].EvaluateBool(frame))
                {
                    hits.Add(i);
                }
            }
            catch (ExprRuntimeException error)
            {
                throw new ProfileException($"failed to run filter {i + 1} of profile {Name}: {error.Message}", hits.Count > 0);
            }
        }

        return hits;
    }

    private static ProfileDecision Decide(DecisionSpec decision, Alert alert, Func<GoDuration, GoDuration> apply) => new(
        decision.Type,
        apply(decision.Duration),
        DecisionScopes.Normalize(decision.Scope.Length > 0 ? decision.Scope : alert.Source.Scope),
        decision.Origin.Length > 0 ? $"{DecisionOrigins.Engine}/{decision.Origin}" : DecisionOrigins.Engine,
        decision.Simulated || alert.Simulated);

    private string Trace(List<int> hits, List<ProfileDecision> decisions, string why)
    {
        var text = new StringBuilder().Append($"profile {Name} ({Path.GetFileName(spec.File)}:{spec.Line})");
        foreach (var hit in hits)
        {
            text.Append($", filter {hit + 1}: {Flat(filters[hit].Source)}");
        }

        foreach (var decision in decisions)
        {
            text.Append($"; {(decision.Simulated ? "simulated " : "")}{decision.Type} for {ShortDuration.Text(decision.Duration)}");
        }

        text.Append(why.Length > 0 ? $" by {Flat(why)}" : "");
        return text.Length <= LongestTrace ? text.ToString() : text.ToString(0, LongestTrace - 3) + "...";
    }

    private static string Flat(string source) => string.Join(' ', source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
