using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Events;

/// <summary>Packs the sources of an overflow that was poured again: all that its bucket needs of it after a restart.</summary>
internal static class SourcePacker
{
    public static void Write(PackWriter writer, IReadOnlyCollection<Source> sources)
    {
        writer.Number(sources.Count);
        foreach (var source in sources)
        {
            writer.Text(source.Scope);
            writer.Text(source.Value);
            writer.Text(source.Ip);
            writer.Text(source.Range);
            writer.Text(source.AsName);
            writer.Text(source.AsNumber);
            writer.Text(source.Cn);
            writer.Double(source.Latitude);
            writer.Double(source.Longitude);
        }
    }

    public static SortedDictionary<string, Source> Read(ref PackReader reader)
    {
        var sources = new SortedDictionary<string, Source>(StringComparer.Ordinal);
        for (var count = reader.Number(); count > 0; count--)
        {
            var source = new Source
            {
                Scope = reader.Text(),
                Value = reader.Text(),
                Ip = reader.Text(),
                Range = reader.Text(),
                AsName = reader.Text(),
                AsNumber = reader.Text(),
                Cn = reader.Text(),
                Latitude = (float)reader.Double(),
                Longitude = (float)reader.Double(),
            };
            sources[source.Value] = source;
        }

        return sources;
    }
}
