using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Events;

/// <summary>
/// Packs what is retained of an event into one small array, so that a million buckets fit in memory and a snapshot on disk is a copy.
/// One per worker (the buffer is reused); unpacking is thread-safe.
/// </summary>
internal sealed class EventPacker(FieldNames names, RetainedFields retained)
{
    private readonly PackWriter _writer = new();

    public RetainedFields Retained => retained;

    public byte[] Pack(Event evt)
    {
        _writer.Clear();
        _writer.Byte((byte)evt.Kind);
        _writer.Text(evt.MarshaledTime);
        WriteTime(evt.Time);
        WriteFields(evt.Meta);
        WriteFields(evt.Enriched);
        if (retained.Parsed)
        {
            WriteFields(evt.Parsed);
        }

        if (retained.Line)
        {
            WriteLine(evt);
        }

        if (evt.Kind == EventKind.Overflow)
        {
            SourcePacker.Write(_writer, evt.Overflow.Sources.Values);
        }

        if (retained.Unmarshaled)
        {
            UnmarshaledPacker.Write(_writer, evt.HasUnmarshaled ? evt.Unmarshaled : null);
        }

        return _writer.Written.ToArray();
    }

    public Event Unpack(ReadOnlySpan<byte> data)
    {
        var reader = new PackReader(data);
        var evt = new Event(names, compact: true)
        {
            Kind = (EventKind)reader.Byte(),
            MarshaledTime = reader.Text(),
            Time = ReadTime(ref reader),
            Process = true,
        };
        ReadFields(ref reader, evt.Meta);
        ReadFields(ref reader, evt.Enriched);
        if (retained.Parsed)
        {
            ReadFields(ref reader, evt.Parsed);
        }

        if (retained.Line)
        {
            ReadLine(ref reader, evt);
        }

        if (evt.Kind == EventKind.Overflow)
        {
            evt.Overflow = new Overflow { Sources = SourcePacker.Read(ref reader) };
        }

        if (retained.Unmarshaled && UnmarshaledPacker.Read(ref reader, 0) is Dictionary<string, object?> map)
        {
            foreach (var (key, value) in map)
            {
                evt.Unmarshaled[key] = value;
            }
        }

        return evt;
    }

    private void WriteLine(Event evt)
    {
        _writer.Text(evt.Line.Raw);
        _writer.Text(evt.Line.Src);
        _writer.Text(evt.Line.Module);
        WriteTime(evt.Line.Time);
        WriteFields(evt.Line.Labels);
        _writer.Text(evt.Stage);
        _writer.Text(evt.StrTime);
        _writer.Text(evt.StrTimeFormat);
        _writer.Byte((byte)evt.ExpectMode);
    }

    private void ReadLine(ref PackReader reader, Event evt)
    {
        evt.Line.Raw = reader.Text();
        evt.Line.Src = reader.Text();
        evt.Line.Module = reader.Text();
        evt.Line.Time = ReadTime(ref reader);
        ReadFields(ref reader, evt.Line.Labels);
        evt.Stage = reader.Text();
        evt.StrTime = reader.Text();
        evt.StrTimeFormat = reader.Text();
        evt.ExpectMode = (ExpectMode)reader.Byte();
    }

    private void WriteTime(GoTime time)
    {
        _writer.Number(time.UnixSeconds);
        _writer.Number(time.Nanosecond);
    }

    private static GoTime ReadTime(ref PackReader reader) => GoTime.FromUnix(reader.Number(), (int)reader.Number());

    private void WriteFields(FieldMap fields)
    {
        _writer.Number(fields.Count);
        foreach (var slot in fields.UsedSlots)
        {
            _writer.Number(slot);
            _writer.Text(fields.GetSpan(slot));
        }
    }

    private void ReadFields(ref PackReader reader, FieldMap fields)
    {
        for (var count = reader.Number(); count > 0; count--)
        {
            var slot = reader.Number();
            if (slot < 0 || slot >= names.Count)
            {
                throw new InvalidDataException("the packed data names an unknown field");
            }

            fields.Set((int)slot, reader.Text());
        }
    }
}
