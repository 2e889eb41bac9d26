using System.Text;

namespace CrowdSec.Storage.Sqlite;

/// <summary>Makes one string of equal bytes. Bounded: texts beyond the bound get strings of their own.</summary>
internal sealed class Utf8StringPool
{
    private const int MostStrings = 65536;
    private readonly Dictionary<int, (byte[] Bytes, string Text)> _strings = [];

    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }

        var hash = new HashCode();
        hash.AddBytes(bytes);
        var key = hash.ToHashCode();
        if (_strings.TryGetValue(key, out var known) && bytes.SequenceEqual(known.Bytes))
        {
            return known.Text;
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (_strings.Count < MostStrings)
        {
            _strings[key] = (bytes.ToArray(), text);
        }

        return text;
    }
}
