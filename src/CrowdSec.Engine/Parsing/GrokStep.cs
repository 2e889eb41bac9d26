using CrowdSec.Engine.Events;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Parsing;

/// <summary>Runs a grok pattern over a text of the event and writes its captures to evt.Parsed, as slices of that text.</summary>
internal sealed class GrokStep(GrokPattern pattern, GrokInput input, Expression? expression, Static[] statics, FieldNames names)
{
    private readonly int[] _slots = [.. pattern.Names.Select(names.SlotOf)];
    private readonly int[] _groups = [.. pattern.Groups];

    public bool Apply(Event evt, ParseContext context)
    {
        if (!TryGetText(evt, context, out var text))
        {
            return false;
        }

        var groups = context.Groups(pattern.GroupSlots);
        if (!pattern.Match(text, groups))
        {
            return false;
        }

        Capture(evt.Parsed, text, groups);
        foreach (var assignment in statics)
        {
            assignment.Apply(evt, context);
        }

        return true;
    }

    private void Capture(FieldMap parsed, string text, ReadOnlySpan<int> groups)
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            var start = groups[2 * _groups[i]];
            if (start < 0)
            {
                parsed.Set(_slots[i], "");
            }
            else
            {
                parsed.Set(_slots[i], text, start, groups[(2 * _groups[i]) + 1] - start);
            }
        }
    }

    private bool TryGetText(Event evt, ParseContext context, out string text)
    {
        if (input.IsRawLine)
        {
            text = evt.Line.Raw;
            return true;
        }

        if (expression is null)
        {
            text = evt.Parsed.Get(input.Slot);
            return evt.Parsed.Contains(input.Slot);
        }

        return TryEvaluate(expression, context, out text);
    }

    private static bool TryEvaluate(Expression expression, ParseContext context, out string text)
    {
        text = "";
        try
        {
            text = ValueText.From(expression.Evaluate(context.Frame)) ?? "";
            return true;
        }
        catch (EventAbortedException)
        {
            return true;
        }
        catch (ExprRuntimeException e)
        {
            if (context.Log.IsEnabled(LogLevel.Debug))
            {
                context.Log.Debug($"grok expression failed: {e.Message}");
            }

            return false;
        }
    }
}
