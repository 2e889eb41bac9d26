using System.Security.Cryptography;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios.Buckets;

namespace CrowdSec.Engine.Scenarios.Snapshots;

/// <summary>Writes all live buckets to a stream. To be called between batches.</summary>
internal sealed class SnapshotWriter(FieldNames names, RetainedFields retained)
{
    private const int FlushAt = 64 * 1024;

    private readonly PackWriter _writer = new();
    private readonly EventPacker _packer = new(names, retained);

    public void Write(BucketStore store, Stream output)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        WriteHeader();
        foreach (var buckets in store.ByScenario)
        {
            WriteScenario(buckets, output, hash);
        }

        Flush(output, hash);
        output.Write(hash.GetHashAndReset());
    }

    private void WriteHeader()
    {
        _writer.Clear();
        _writer.Text(SnapshotFormat.Magic);
        _writer.Number(SnapshotFormat.Version);
        _writer.Number(names.Count);
        for (var slot = 0; slot < names.Count; slot++)
        {
            _writer.Text(names.NameOf(slot));
        }

        _writer.Byte((byte)((retained.Parsed ? 1 : 0) | (retained.Unmarshaled ? 2 : 0) | (retained.Line ? 4 : 0)));
    }

    private void WriteScenario(ScenarioBuckets buckets, Stream output, IncrementalHash hash)
    {
        _writer.Byte(1);
        _writer.Text(buckets.Scenario.Name);
        _writer.Text(ScenarioFingerprint.Of(buckets.Scenario));
        _writer.Number(buckets.Count);
        for (var bucket = buckets.Oldest; bucket is not null; bucket = bucket.Next)
        {
            WriteBucket(bucket);
            if (_writer.Length > FlushAt)
            {
                Flush(output, hash);
            }
        }

        _writer.Number(buckets.Blackhole.Count);
        foreach (var (partition, until) in buckets.Blackhole.Entries)
        {
            _writer.Text(partition);
            SnapshotFormat.WriteTime(_writer, until);
        }
    }

    private void WriteBucket(Bucket bucket)
    {
        _writer.Text(bucket.Partition);
        _writer.Byte((byte)bucket.Mode);
        _writer.Number(unchecked((long)bucket.FirstLine));
        _writer.Double(bucket.Tokens);
        _writer.Number(bucket.TotalCount);
        SnapshotFormat.WriteTime(_writer, bucket.FirstTime);
        SnapshotFormat.WriteTime(_writer, bucket.LastTime);
        _writer.Number(unchecked((long)bucket.Guillotined));
        _writer.Number(bucket.Distinct.Count);
        foreach (var value in bucket.Distinct.Values)
        {
            _writer.Text(value);
        }

        _writer.Number(bucket.Queue.Count);
        for (var i = 0; i < bucket.Queue.Count; i++)
        {
            _writer.Bytes(bucket.Queue[i] as byte[] ?? _packer.Pack((Event)bucket.Queue[i]));
        }
    }

    private void Flush(Stream output, IncrementalHash hash)
    {
        hash.AppendData(_writer.Written);
        output.Write(_writer.Written);
        _writer.Clear();
    }
}
