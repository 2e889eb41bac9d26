namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>One program that pulls a bouncer's stream. Guarded by its book.</summary>
internal sealed class Puller(int slot)
{
    public int Slot { get; set; } = slot;

    /// <summary>What the program says of itself and asks for; null: not known since the start of this server.</summary>
    public string? Kind { get; set; }

    /// <summary>The connection of its last pull; null: none since the start of this server.</summary>
    public string? Connection { get; set; }

    /// <summary>Set when that connection is closed.</summary>
    public CancellationToken Closed { get; set; }

    /// <summary>What the program has for certain: it came back after it had been sent, or it was sent before the last answer.</summary>
    public StreamCursor Confirmed { get; private set; }

    /// <summary>What it has if it read the last answer to its end.</summary>
    public StreamCursor Offered { get; private set; }

    /// <summary>What it had <see cref="PullerBook.SettleTime"/> ago or somewhat earlier.</summary>
    public StreamCursor Settled { get; private set; }

    /// <summary>UTC ticks of the last answer.</summary>
    public long LastPull { get; private set; }

    /// <summary>What the database has; null: nothing.</summary>
    public StreamCursor? Stored { get; set; }

    private (StreamCursor Cursor, long Since) Settling { get; set; }

    public bool IsOpen => Connection is not null && !Closed.IsCancellationRequested;

    /// <summary>Begins where the database or an earlier puller left off.</summary>
    public void Begin(StreamCursor cursor, long now)
    {
        (Confirmed, Offered, Settled, Settling) = (cursor, cursor, cursor, (cursor, now));
    }

    /// <summary>An answer was written completely.</summary>
    public void Answered(StreamCursor next, bool everything, long now)
    {
        LastPull = now;
        if (everything)
        {
            Begin(next, now);
            return;
        }

        if (now - Settling.Since >= PullerBook.SettleTime || now < Settling.Since)
        {
            Settled = Settling.Cursor;
            Settling = (Confirmed, now);
        }

        Confirmed = Offered;
        Offered = next;
    }

    /// <summary>Takes over what another one, or the database, knows less.</summary>
    public void Merge(StreamCursor older)
    {
        Confirmed = StreamCursor.Older(Confirmed, older);
        Offered = StreamCursor.Older(Offered, older);
        Settled = StreamCursor.Older(Settled, older);
        Settling = (StreamCursor.Older(Settling.Cursor, older), Settling.Since);
    }
}
