using CrowdSec.Engine.Events;
using CrowdSec.Expr.Helpers.Json;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Parsing.Enrichers;

/// <summary>The method UnmarshalJSON: decodes the line itself, whatever the argument, into evt.Unmarshaled. Thread-safe.</summary>
internal sealed class UnmarshalJsonTarget : IStaticTarget
{
    public bool AcceptsEmpty => false;

    public void Assign(Event evt, string value, ParseContext context)
    {
        if (!JsonDecoder.TryDecode(evt.Line.Raw, out var decoded) || decoded is not Dictionary<string, object?> map)
        {
            if (context.Log.IsEnabled(LogLevel.Debug))
            {
                context.Log.Debug("UnmarshalJSON: the line is no JSON object");
            }

            return;
        }

        foreach (var (key, item) in map)
        {
            evt.Unmarshaled[key] = item;
        }
    }
}
