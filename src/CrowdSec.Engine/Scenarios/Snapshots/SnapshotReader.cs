using System.Security.Cryptography;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios.Buckets;

namespace CrowdSec.Engine.Scenarios.Snapshots;

/// <summary>
/// Reads buckets back into a store, whatever order fields and scenarios have now. Buckets of scenarios that are gone or changed are left out and
/// counted. Not thread-safe.
/// </summary>
internal sealed class SnapshotReader(FieldNames names, RetainedFields retained, IReadOnlyList<Scenario> scenarios)
{
    private readonly Dictionary<string, Scenario> _byName = scenarios.GroupBy(static s => s.Name).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
    private readonly EventPacker _packer = new(names, retained);
    private EventPacker _oldPacker = null!;
    private bool _sameLayout;

    public int Restored { get; private set; }

    public int LeftOut { get; private set; }

    /// <exception cref="InvalidDataException">The snapshot is damaged or of another version; the store is then to be thrown away.</exception>
    public void Read(ReadOnlySpan<byte> data, BucketStore store)
    {
        if (data.Length < SnapshotFormat.HashLength || !SHA256.HashData(data[..^SnapshotFormat.HashLength]).AsSpan().SequenceEqual(data[^SnapshotFormat.HashLength..]))
        {
            throw new InvalidDataException("the snapshot is damaged or was not written to its end");
        }

        var reader = new PackReader(data[..^SnapshotFormat.HashLength]);
        ReadHeader(ref reader);
        while (!reader.AtEnd)
        {
            ReadScenario(ref reader, store);
        }
    }

    private void ReadHeader(ref PackReader reader)
    {
        if (reader.Text() != SnapshotFormat.Magic || reader.Number() != SnapshotFormat.Version)
        {
            throw new InvalidDataException("this is no bucket snapshot of a version that can be read");
        }

        var oldNames = new FieldNames();
        for (var count = reader.Number(); count > 0; count--)
        {
            oldNames.SlotOf(reader.Text());
        }

        var flags = reader.Byte();
        var oldRetained = new RetainedFields((flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
        _oldPacker = new EventPacker(oldNames, oldRetained);
        _sameLayout = oldRetained == retained && Enumerable.Range(0, oldNames.Count).All(slot => names.Find(oldNames.NameOf(slot)) == slot);
    }

    private void ReadScenario(ref PackReader reader, BucketStore store)
    {
        reader.Byte();
        var scenario = _byName.GetValueOrDefault(reader.Text());
        var fingerprint = reader.Text();
        if (scenario is not null && ScenarioFingerprint.Of(scenario) != fingerprint)
        {
            scenario = null;
        }

        for (var count = reader.Number(); count > 0; count--)
        {
            ReadBucket(ref reader, scenario, store);
        }

        for (var count = reader.Number(); count > 0; count--)
        {
            var partition = reader.Text();
            var until = SnapshotFormat.ReadTime(ref reader);
            if (scenario is not null)
            {
                store.ByScenario[scenario.Id].Blackhole.Restore(partition, until);
            }
        }
    }

    private void ReadBucket(ref PackReader reader, Scenario? scenario, BucketStore store)
    {
        var bucket = new Bucket(scenario ?? scenarios[0], reader.Text())
        {
            Mode = reader.Byte() == (byte)ExpectMode.Live ? ExpectMode.Live : ExpectMode.TimeMachine,
            FirstLine = unchecked((ulong)reader.Number()),
            Tokens = reader.Double(),
            TotalCount = (int)reader.Number(),
            FirstTime = SnapshotFormat.ReadTime(ref reader),
            LastTime = SnapshotFormat.ReadTime(ref reader),
            Guillotined = unchecked((ulong)reader.Number()),
        };
        for (var count = reader.Number(); count > 0; count--)
        {
            bucket.Distinct.Add(reader.Text());
        }

        for (var count = reader.Number(); count > 0; count--)
        {
            var packed = reader.Bytes();
            if (scenario is not null)
            {
                bucket.Queue.Add(Entry(packed, scenario), scenario.QueueLimit);
            }
        }

        if (scenario is null)
        {
            LeftOut++;
            return;
        }

        store.Restore(bucket);
        Restored++;
    }

    private object Entry(ReadOnlySpan<byte> packed, Scenario scenario)
    {
        if (_sameLayout && !scenario.WatchesQueue)
        {
            return packed.ToArray();
        }

        var evt = new Event(names);
        _oldPacker.Unpack(packed).CopyTo(evt);
        return scenario.WatchesQueue ? evt : _packer.Pack(evt);
    }
}
