using System.Text;

namespace CrowdSec.Foundation.Logging;

/// <summary>
/// Writes one line per message: key=value text (time="..." level=info msg="..."), the same as JSON, or for terminals coloured level names.
/// Control characters are escaped. Thread-safe.
/// </summary>
/// <param name="clock">Null: lines carry no time.</param>
public sealed class TextLog(TextWriter output, LogLevel level, LogFormat format, TimeProvider? clock) : ILog
{
    private readonly Lock _lock = new();

    public bool IsEnabled(LogLevel at) => at >= level;

    public void Write(LogLevel at, string message)
    {
        if (!IsEnabled(at))
        {
            return;
        }

        var line = format switch
        {
            LogFormat.Json => Json(at, message),
            LogFormat.Colored => Colored(at, message),
            _ => Text(at, message),
        };
        lock (_lock)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    private string Text(LogLevel at, string message)
    {
        var time = clock is null ? "" : $"time=\"{Now(clock)}\" ";
        return $"{time}level={LogLevels.Name(at)} msg={LogText.Value(message)}";
    }

    private string Json(LogLevel at, string message)
    {
        var line = new StringBuilder("{\"level\":\"").Append(LogLevels.Name(at)).Append("\",\"msg\":").Append(LogText.JsonString(message));
        if (clock is not null)
        {
            line.Append(",\"time\":\"").Append(Now(clock)).Append('"');
        }

        return line.Append('}').ToString();
    }

    private static string Colored(LogLevel at, string message)
    {
        var color = at switch { LogLevel.Warning => 33, LogLevel.Error or LogLevel.Fatal => 31, LogLevel.Info => 36, _ => 37 };
        var name = LogLevels.Name(at).ToUpperInvariant();

        // People read more than one line more easily than escapes; set in, no line of a message looks like a message.
        var text = LogText.Printable(message).Replace("\n", "\n     ", StringComparison.Ordinal);
        return $"\u001b[{color}m{(name.Length > 4 ? name[..4] : name)}\u001b[0m {text}";
    }

    private static string Now(TimeProvider clock) =>
        clock.GetLocalNow().ToString("yyyy-MM-dd'T'HH:mm:ssK", System.Globalization.CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal);
}
