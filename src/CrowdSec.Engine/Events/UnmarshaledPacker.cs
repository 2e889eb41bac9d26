namespace CrowdSec.Engine.Events;

/// <summary>Packs values below evt.Unmarshaled. Values of other types, and those nested deeper than <see cref="MaxDepth"/>, are packed as null.</summary>
internal static class UnmarshaledPacker
{
    public const int MaxDepth = 100;

    public static void Write(PackWriter writer, object? value, int depth = 0)
    {
        switch (value)
        {
            case bool flag:
                writer.Byte((byte)(flag ? 'T' : 'F'));
                break;
            case string text:
                writer.Byte((byte)'S');
                writer.Text(text);
                break;
            case double real:
                writer.Byte((byte)'D');
                writer.Double(real);
                break;
            case long whole:
                writer.Byte((byte)'I');
                writer.Number(whole);
                break;
            case Dictionary<string, object?> or IReadOnlyDictionary<string, string> or object?[] when depth > MaxDepth:
                writer.Byte((byte)'N');
                break;
            case Dictionary<string, object?> map:
                WriteMap(writer, map, depth);
                break;
            case IReadOnlyDictionary<string, string> strings:
                WriteMap(writer, strings.ToDictionary(static p => p.Key, static object? (p) => p.Value), depth);
                break;
            case object?[] list:
                WriteList(writer, list, depth);
                break;
            default:
                writer.Byte((byte)'N');
                break;
        }
    }

    public static object? Read(ref PackReader reader, int depth)
    {
        switch ((char)reader.Byte())
        {
            case 'T':
                return true;
            case 'F':
                return false;
            case 'S':
                return reader.Text();
            case 'D':
                return reader.Double();
            case 'I':
                return reader.Number();
            case 'M' or 'L' when depth > MaxDepth:
                throw new InvalidDataException("the packed data is nested too deep");
            case 'M':
                return ReadMap(ref reader, depth);
            case 'L':
                return ReadList(ref reader, depth);
            default:
                return null;
        }
    }

    private static void WriteMap(PackWriter writer, Dictionary<string, object?> map, int depth)
    {
        writer.Byte((byte)'M');
        writer.Number(map.Count);
        foreach (var (key, value) in map)
        {
            writer.Text(key);
            Write(writer, value, depth + 1);
        }
    }

    private static void WriteList(PackWriter writer, object?[] list, int depth)
    {
        writer.Byte((byte)'L');
        writer.Number(list.Length);
        foreach (var item in list)
        {
            Write(writer, item, depth + 1);
        }
    }

    private static Dictionary<string, object?> ReadMap(ref PackReader reader, int depth)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var count = reader.Number(); count > 0; count--)
        {
            var key = reader.Text();
            map[key] = Read(ref reader, depth + 1);
        }

        return map;
    }

    private static object?[] ReadList(ref PackReader reader, int depth)
    {
        var list = new List<object?>();
        for (var count = reader.Number(); count > 0; count--)
        {
            list.Add(Read(ref reader, depth + 1));
        }

        return [.. list];
    }
}
