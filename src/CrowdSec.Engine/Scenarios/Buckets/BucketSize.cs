using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>Estimates of managed memory, in bytes, on a 64-bit runtime.</summary>
internal static class BucketSize
{
    private const int BucketObject = 184;
    private const int DictionaryEntry = 40;
    private const int QueueArray = 32;
    private const int ArrayHeader = 24;

    public static int OfEmpty(Bucket bucket) => BucketObject + DictionaryEntry + QueueArray + OfText(bucket.Partition);

    public static int OfText(string? text) => text is null ? 0 : 22 + (text.Length * 2);

    public static int OfEntry(object? entry) => entry switch
    {
        byte[] packed => ArrayHeader + packed.Length + sizeof(long),
        Event evt => sizeof(long) + evt.Size,
        _ => 0,
    };
}
