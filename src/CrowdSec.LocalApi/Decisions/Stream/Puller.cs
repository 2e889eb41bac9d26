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
    public Knowledge Confirmed { get; private set; }

    /// <summary>What it has if it read the last answer to its end.</summary>
    public StreamCursor Offered { get; private set; }

    /// <summary>What it had <see cref="PullerBook.SettleTime"/> ago or somewhat earlier.</summary>
    public Knowledge Settled { get; private set; }

    /// <summary>UTC ticks of the last answer.</summary>
    public long LastPull { get; set; }

    /// <summary>What the database has; null: nothing.</summary>
    public StreamCursor? Stored { get; set; }

    /// <summary>What it has if nothing but this connection brought it anything.</summary>
    public Knowledge Exact => new(Offered with { At = Math.Min(Offered.At, ElsewhereSince) }, Math.Max(Offered.At, Elsewhere));

    /// <summary>Ends up to this instant (UTC ticks) may have been told.</summary>
    public long Told => Math.Max(Math.Max(Offered.At, Elsewhere), Confirmed.Told);

    private long Elsewhere { get; set; }

    private long ElsewhereSince { get; set; } = long.MaxValue;

    private (Knowledge Knowledge, long Since) Settling { get; set; }

    public bool IsOpen => Connection is not null && !Closed.IsCancellationRequested;

    /// <summary>Begins where the database or an earlier puller left off.</summary>
    public void Begin(Knowledge knowledge, long now)
    {
        (Confirmed, Offered, Settled, Settling) = (knowledge, knowledge.Since, knowledge, (knowledge, now));
    }

    /// <summary>An answer was written completely.</summary>
    public void Answered(StreamCursor next, bool everything, long now)
    {
        LastPull = now;
        Elsewhere = 0;
        ElsewhereSince = long.MaxValue;
        if (everything)
        {
            Begin(Knowledge.Of(next), now);
            return;
        }

        if (now - Settling.Since >= PullerBook.SettleTime || now < Settling.Since)
        {
            Settled = Settling.Knowledge;
            Settling = (Confirmed, now);
        }

        Confirmed = new Knowledge(Offered, Math.Max(Offered.At, Confirmed.Since == Offered ? Confirmed.Told : 0)).Maybe(next);
        Settled = Settled.Maybe(next);
        Settling = (Settling.Knowledge.Maybe(next), Settling.Since);
        Offered = next;
    }

    /// <summary>Another server has written this for it, or for another program that it cannot tell apart.</summary>
    public void AnsweredElsewhere(StreamCursor cursor)
    {
        ElsewhereSince = Math.Min(ElsewhereSince, cursor.At);
        if (!IsOpen)
        {
            Merge(Knowledge.Of(cursor));
        }
    }

    /// <summary>Another server may have told it of ends up to this instant, UTC ticks.</summary>
    public void ToldElsewhere(long until)
    {
        Elsewhere = Math.Max(Elsewhere, until);
        Confirmed = Confirmed with { Told = Math.Max(Confirmed.Told, until) };
        Settled = Settled with { Told = Math.Max(Settled.Told, until) };
        Settling = (Settling.Knowledge with { Told = Math.Max(Settling.Knowledge.Told, until) }, Settling.Since);
    }

    /// <summary>Takes over what another one, or the database, knows less.</summary>
    public void Merge(Knowledge other)
    {
        Confirmed = Knowledge.Either(Confirmed, other);
        Offered = StreamCursor.Older(Offered, other.Since);
        Settled = Knowledge.Either(Settled, other);
        Settling = (Knowledge.Either(Settling.Knowledge, other), Settling.Since);
    }
}
