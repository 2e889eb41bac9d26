using CrowdSec.Foundation.Caching;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Dns;

/// <summary>
/// Names of addresses, remembered for a while. Questions about the same address at the same time become one question to the name service.
/// Meant to outlive a reload. Thread-safe; no lock is held while the name service is asked.
/// </summary>
internal sealed class ReverseDnsCache(IResolver resolver, TimeProvider clock, ReverseDnsOptions options)
{
    private readonly LruCache<IpAddr, Entry> _entries = new(options.Size);
    private readonly Lock _starting = new();
    private int _timeoutsInARow;
    private long _silentSince;

    /// <summary>The names of an address, each with a trailing dot; empty when there are none, or no answer came in time.</summary>
    public IReadOnlyList<string> Lookup(IpAddr address)
    {
        var entry = EntryFor(address);
        return entry.Names.IsCompletedSuccessfully ? entry.Names.Result : entry.Names.GetAwaiter().GetResult();
    }

    private Entry EntryFor(IpAddr address)
    {
        if (_entries.TryGet(address, out var entry) && !entry.IsOver(clock, options))
        {
            return entry;
        }

        if (IsSilent)
        {
            return NoAnswer;
        }

        lock (_starting)
        {
            if (_entries.TryGet(address, out entry) && !entry.IsOver(clock, options))
            {
                return entry;
            }

            entry = new Entry(Task.Run(() => AskAsync(address)), clock.GetTimestamp());
            _entries.Set(address, entry);
            return entry;
        }
    }

    private async Task<IReadOnlyList<string>> AskAsync(IpAddr address)
    {
        using var timeout = new CancellationTokenSource(options.Timeout.ToTimeSpan(), clock);
        try
        {
            var names = await resolver.NamesOfAsync(address, timeout.Token).WaitAsync(timeout.Token).ConfigureAwait(false);
            Interlocked.Exchange(ref _timeoutsInARow, 0);
            return names;
        }
        catch (OperationCanceledException)
        {
            NoteTimeout();
            return [];
        }
        catch (Exception)
        {
            // No answer is an answer too, and is remembered as such.
            return [];
        }
    }

    /// <summary>A name service that does not answer is left alone for a while: each question would hold its overflow for the whole timeout.</summary>
    private bool IsSilent =>
        Volatile.Read(ref _timeoutsInARow) >= options.TimeoutsBeforePause
        && clock.GetElapsedTime(Volatile.Read(ref _silentSince)) < options.Pause.ToTimeSpan();

    private void NoteTimeout()
    {
        Volatile.Write(ref _silentSince, clock.GetTimestamp());
        Interlocked.Increment(ref _timeoutsInARow);
    }

    private static Entry NoAnswer { get; } = new(Task.FromResult<IReadOnlyList<string>>([]), 0);

    private sealed record Entry(Task<IReadOnlyList<string>> Names, long Asked)
    {
        public bool IsOver(TimeProvider clock, ReverseDnsOptions options)
        {
            if (!Names.IsCompleted)
            {
                return false;
            }

            var ttl = Names.Result.Count > 0 ? options.Ttl : options.NegativeTtl;
            return clock.GetElapsedTime(Asked) > ttl.ToTimeSpan();
        }
    }
}
