using System.Buffers;
using System.Text;
using System.Text.Json;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Api;

/// <summary>Indented JSON that goes to a text writer bit by bit.</summary>
internal sealed class JsonChunks : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private char[] _text = [];
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
        var utf8 = _buffer.WrittenSpan;
        _text = _text.Length < utf8.Length ? new char[utf8.Length * 2] : _text;
        _output.Write(_text, 0, Encoding.UTF8.GetChars(utf8, _text));
        _buffer.ResetWrittenCount();
    }

    public void Dispose()
    {
        Flush();
        Json.Dispose();
    }
}
