namespace CrowdSec.Engine.Acquisition.Live;

/// <summary>Some lines of one source: what is handed from thread to thread at once.</summary>
internal sealed class LineChunk
{
    public const int Capacity = 256;

    /// <summary>A chunk takes no further lines when it holds more characters than this.</summary>
    public const int MaxCharacters = 256 * 1024;

    private readonly QueuedLine[] _lines = new QueuedLine[Capacity];
    private int _count;
    private int _characters;
    private int _taken;

    public bool IsFull => _count == Capacity || _characters >= MaxCharacters;

    public bool IsEmpty => _count == 0 && CutLines == 0;

    public bool IsUsedUp => _taken == _count;

    public int CutLines { get; set; }

    public void Add(in QueuedLine line)
    {
        _lines[_count++] = line;
        _characters += line.Raw?.Length ?? 0;
    }

    /// <summary>Moves lines into a batch, as many as it takes.</summary>
    public void MoveTo(LineBatch batch)
    {
        batch.CutLines += CutLines;
        CutLines = 0;
        while (_taken < _count && !batch.IsFull)
        {
            ref readonly var line = ref _lines[_taken];
            if (line.Raw is not null)
            {
                if (!batch.Accepts(line.Origin!))
                {
                    return;
                }

                batch.Add(line.Raw, line.Origin!, line.Identity);
            }

            if (line.Checkpoint is not null)
            {
                batch.Reach(line.Checkpoint, line.Position);
            }

            _taken++;
        }
    }
}
