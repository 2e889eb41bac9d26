using System.Buffers;
using System.Text;
using System.Text.Json;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Api;

/// <summary>Indented JSON that goes to a text writer bit by bit.</summary>
internal sealed class JsonChunks : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly TextWriter _output;

    public JsonChunks(TextWriter output, int indent)
    {
        _output = output;
        Json = new Utf8JsonWriter(_buffer, WireJson.WriterOptions with { Indented = true, IndentSize = indent, NewLine = "\n" });
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>Hands on what has been written so far.</summary>
    public void Flush()
    {
        Json.Flush();
        _output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }

    public void Dispose()
    {
        Flush();
        Json.Dispose();
    }
}
