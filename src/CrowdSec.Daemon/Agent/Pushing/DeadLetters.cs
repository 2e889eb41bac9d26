using System.Text;
using System.Text.Json;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Agent.Pushing;

/// <summary>Alerts that the Local API does not take, kept for people: one line of JSON each, with the reason. Bounded: when the file is full it becomes ".1", and that one goes.</summary>
internal sealed class DeadLetters(string path, TimeProvider clock, ILog log)
{
    public const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>Alerts put aside by this process.</summary>
    public long Count { get; private set; }

    public void Add(ReadOnlyMemory<byte> alert, string reason)
    {
        Count++;
        log.Error($"the Local API does not take an alert, it is put aside in {path}: {reason}");
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
            {
                File.Move(path, path + ".1", overwrite: true);
            }

            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(Line(alert, reason));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Error($"an alert that the Local API does not take cannot be put aside: {e.Message}");
        }
    }

    private byte[] Line(ReadOnlyMemory<byte> alert, string reason)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow());
            json.WriteString("reason", reason);
            WriteAlert(json, alert);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteAlert(Utf8JsonWriter json, ReadOnlyMemory<byte> alert)
    {
        try
        {
            using var document = JsonDocument.Parse(alert);
            json.WritePropertyName("alert");
            document.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteString("unreadable", Encoding.UTF8.GetString(alert.Span));
        }
    }
}
