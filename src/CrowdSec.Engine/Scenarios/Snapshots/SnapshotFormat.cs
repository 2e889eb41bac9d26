using CrowdSec.Engine.Events;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Scenarios.Snapshots;

/// <summary>
/// The file of live buckets: "CSBK", version, field names, what events retain, then per scenario its name, fingerprint, buckets and blackhole, and
/// at the end the SHA-256 of all before it.
/// </summary>
internal static class SnapshotFormat
{
    public const string Magic = "CSBK";
    public const int Version = 2;
    public const int HashLength = 32;

    public static void WriteTime(PackWriter writer, GoTime time)
    {
        writer.Number(time.UnixSeconds);
        writer.Number(time.Nanosecond);
        writer.Number(time.OffsetSeconds);
    }

    public static GoTime ReadTime(ref PackReader reader)
    {
        var seconds = reader.Number();
        var nanoseconds = reader.Number();
        var offset = reader.Number();
        if (nanoseconds is < 0 or > 999_999_999 || offset is < -86_400 or > 86_400)
        {
            throw new InvalidDataException("the snapshot holds an impossible time");
        }

        return GoTime.FromUnix(seconds, (int)nanoseconds, offset == 0 ? null : GoZone.Fixed("", (int)offset));
    }
}
