using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Dumps;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;
using Xunit;

namespace CrowdSec.Tests.Engine.Events;

public sealed class EventPackerTests
{
    private readonly FieldNames _names = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_packed_comes_out_again(int seed)
    {
        var random = new Random(seed);
        var packer = new EventPacker(_names, RetainedFields.Everything);
        for (var i = 0; i < 300; i++)
        {
            var evt = RandomEvent(random);
            Assert.Equal(Text(evt), Text(packer.Unpack(packer.Pack(evt))));
        }
    }

    [Fact]
    public void Only_what_is_retained_is_packed()
    {
        var evt = RandomEvent(new Random(4));
        var unpacked = new EventPacker(_names, RetainedFields.Least).Unpack(new EventPacker(_names, RetainedFields.Least).Pack(evt));
        Assert.Equal(evt.Meta.Pairs, unpacked.Meta.Pairs);
        Assert.Equal(evt.Enriched.Pairs, unpacked.Enriched.Pairs);
        Assert.Equal(0, unpacked.Parsed.Count);
        Assert.False(unpacked.HasUnmarshaled);
        Assert.Equal("", unpacked.Line.Raw);
    }

    [Fact]
    public void Damaged_data_gives_an_error_that_can_be_caught_and_nothing_worse()
    {
        var random = new Random(5);
        var packer = new EventPacker(_names, RetainedFields.Everything);
        var refused = 0;
        for (var i = 0; i < 3000; i++)
        {
            var packed = packer.Pack(RandomEvent(random));
            if (i % 3 == 0)
            {
                packed = packed[..random.Next(packed.Length)];
            }
            else
            {
                packed[random.Next(packed.Length)] = (byte)random.Next(256);
            }

            try
            {
                packer.Unpack(packed);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1000, 3000);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(100_000)]
    public void Values_nested_too_deep_are_cut_off_not_refused(int depth)
    {
        object? value = "innermost";
        for (var i = 0; i < depth; i++)
        {
            value = i % 2 == 0 ? new object?[] { value } : new Dictionary<string, object?> { ["k"] = value };
        }

        var evt = new Event(_names) { Process = true };
        evt.Unmarshaled["deep"] = value;
        evt.Unmarshaled["flat"] = "x";
        var packer = new EventPacker(_names, RetainedFields.Everything);
        var unpacked = packer.Unpack(packer.Pack(evt));
        Assert.Equal("x", unpacked.Unmarshaled["flat"]);
        Assert.NotNull(unpacked.Unmarshaled["deep"]);
        Assert.Equal("x", evt.Clone().Unmarshaled["flat"]);
    }

    private static string Text(Event evt) => YamlWriter.ToText(EventTree.Of(RecordedEvent.Of(evt, 0, null)));

    private Event RandomEvent(Random random)
    {
        var evt = new Event(_names)
        {
            Process = true,
            ExpectMode = random.Next(2) == 0 ? ExpectMode.Live : ExpectMode.TimeMachine,
            MarshaledTime = random.Next(3) == 0 ? "" : "2024-01-01T00:00:00Z",
            Time = GoTime.FromUnix(random.NextInt64(-1L << 36, 1L << 36), random.Next(1_000_000_000)),
            Stage = RandomText(random),
            StrTime = RandomText(random),
            StrTimeFormat = RandomText(random),
        };
        evt.Line.Raw = RandomText(random);
        evt.Line.Src = RandomText(random);
        evt.Line.Module = RandomText(random);
        evt.Line.Time = evt.Time;
        foreach (var fields in (FieldMap[])[evt.Parsed, evt.Meta, evt.Enriched, evt.Line.Labels])
        {
            for (var i = random.Next(6); i > 0; i--)
            {
                fields.Set($"name{random.Next(40)}", RandomText(random));
            }
        }

        for (var i = random.Next(4); i > 0; i--)
        {
            evt.Unmarshaled[$"key{i}"] = RandomValue(random, 3);
        }

        return evt;
    }

    private static object? RandomValue(Random random, int depth) => random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => true,
        2 => false,
        3 => random.NextInt64(long.MinValue, long.MaxValue),
        4 => random.NextDouble() * 1e300,
        5 => RandomText(random),
        6 => new object?[] { RandomValue(random, depth - 1), RandomValue(random, depth - 1) },
        _ => new Dictionary<string, object?> { [RandomText(random)] = RandomValue(random, depth - 1) },
    };

    private static string RandomText(Random random)
    {
        string[] parts = ["", "a", "é", "日本", "\U0001F600", "\0", "\n", "192.0.2.1", new string('x', 300), "\uFFFD"];
        return string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => parts[random.Next(parts.Length)]));
    }
}
