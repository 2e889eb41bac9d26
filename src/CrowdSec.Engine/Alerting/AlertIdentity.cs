using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Alerting;

/// <summary>
/// Names an alert by what made it: scenario, partition, the lines poured first and last, the source. Lines that are read again after a crash make the same
/// name, so the receiver can tell a repetition from a new attack.
/// </summary>
internal static class AlertIdentity
{
    /// <returns>A UUID of version 8 (RFC 9562); "" when the source of the lines cannot name them.</returns>
    public static string Of(Bucket bucket, Source source)
    {
        if (bucket.FirstLine == 0 || bucket.LastLine == 0)
        {
            return "";
        }

        var text = Encoding.UTF8.GetBytes($"{bucket.Scenario.Name}\0{bucket.Partition}\0{source.Scope}\0{source.Value}");
        var data = new byte[text.Length + (2 * sizeof(ulong))];
        BinaryPrimitives.WriteUInt64BigEndian(data, bucket.FirstLine);
        BinaryPrimitives.WriteUInt64BigEndian(data.AsSpan(sizeof(ulong)), bucket.LastLine);
        text.CopyTo(data, 2 * sizeof(ulong));
        var hash = SHA256.HashData(data).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }
}
