using System.Globalization;
using CrowdSec.Engine.Events;
using CrowdSec.Expr;
using CrowdSec.Expr.Helpers.Formatting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Alerting;

/// <summary>
/// Collects what the operator wants to see in an alert: per key the distinct values of its expressions over the events, as a JSON array.
/// </summary>
/// <param name="keys">Key and expressions over evt, match, req.</param>
/// <param name="valueLimit">Longest text of a key's values, in characters. Default: 4000, which is also the most.</param>
internal sealed class AlertContext(IReadOnlyList<ContextKey> keys, int valueLimit = AlertContext.MaxValueLength)
{
    public const int MaxValueLength = 4000;

    private readonly ExprFrame _frame = new(3);

    public bool IsEmpty => keys.Count == 0;

    public IReadOnlyList<MetaItem> Build(Event[] events)
    {
        var meta = new List<MetaItem>(keys.Count);
        foreach (var key in keys)
        {
            var values = Values(key, events);
            if (values.Count > 0)
            {
                meta.Add(new MetaItem(key.Name, ContextText.Shorten(values, valueLimit)));
            }
        }

        return meta;
    }

    private List<string> Values(ContextKey key, Event[] events)
    {
        var values = new List<string>();
        foreach (var evt in events)
        {
            _frame.Values[0] = evt;
            foreach (var expression in key.Expressions)
            {
                foreach (var value in Evaluate(expression))
                {
                    if (value.Length > 0 && !values.Contains(value))
                    {
                        values.Add(value);
                    }
                }
            }
        }

        return values;
    }

    private IEnumerable<string> Evaluate(Expression expression)
    {
        try
        {
            return Texts(expression.Evaluate(_frame));
        }
        catch (ExprRuntimeException)
        {
            // One expression that does not fit an event says nothing about the alert.
            return [];
        }
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable<string> list => list,
        IEnumerable<long> list => list.Select(static number => number.ToString(CultureInfo.InvariantCulture)),
        object?[] list => list.SelectMany(Texts),
        false => [],
        _ => [GoFormatter.Format("%v", [value])],
    };
}
