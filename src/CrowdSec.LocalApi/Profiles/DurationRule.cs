using CrowdSec.Expr;
using CrowdSec.Expr.Helpers.Formatting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>For how long a profile's decisions last. Thread-safe.</summary>
/// <param name="expression">Null: none.</param>
/// <param name="escalation">Null: none.</param>
internal sealed class DurationRule(string profile, Expression? expression, EscalationRule? escalation, IOffenceHistory history, TimeProvider clock, ILog log)
{
    /// <returns>What to do with a decision's own duration, and why in words.</returns>
    public async ValueTask<(Func<GoDuration, GoDuration> Apply, string Why)> ChooseAsync(Alert alert, ExprFrame frame, CancellationToken cancellationToken)
    {
        if (escalation is not null)
        {
            return await EscalateAsync(escalation, alert.Source.Value, cancellationToken);
        }

        return expression is not null && Calculate(expression, frame) is { } calculated ? (_ => calculated, $"duration_expr {expression.Source}") : (static own => own, "");
    }

    private async Task<(Func<GoDuration, GoDuration>, string)> EscalateAsync(EscalationRule rule, string value, CancellationToken cancellationToken)
    {
        DateTime? after = rule.Within is { } span ? clock.GetUtcNow().UtcDateTime - span.ToTimeSpan() : null;
        var earlier = await history.CountAsync(value, after, cancellationToken);
        var within = rule.Within is null ? "" : $" within {ShortDuration.Text(rule.Within.Value)}";
        return (own => rule.Apply(own, earlier), $"escalation, {earlier} earlier decision{(earlier == 1 ? "" : "s")}{within}");
    }

    private GoDuration? Calculate(Expression calculation, ExprFrame frame)
    {
        string text;
        try
        {
            text = GoFormatter.Format("%v", [calculation.Evaluate(frame)]);
        }
        catch (ExprRuntimeException error)
        {
            log.Warning($"profile {profile}: duration_expr failed, the static duration is used: {error.Message}");
            return null;
        }

        if (GoDuration.TryParseWithDays(text, out var duration))
        {
            return duration;
        }

        log.Warning($"profile {profile}: duration_expr gives '{(text.Length > 100 ? text[..100] + "..." : text)}', which is no duration; the static one is used");
        return null;
    }
}
