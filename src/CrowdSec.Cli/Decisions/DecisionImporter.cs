using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Allowlists;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

/// <summary>Sends imported decisions, one alert a batch; allowlisted values are left out. While a batch is being stored the next one is looked up.</summary>
internal sealed class DecisionImporter(CliInvocation run, LocalApiClient client, string name)
{
    /// <summary>Unless a size was asked for: small enough that the server reads one while it stores another, and well below what it takes at once.</summary>
    private const int UsualBatch = 25_000;

    /// <summary>The first of several; each next is larger, so that the server soon has something to store.</summary>
    private const int FirstBatch = 1_000;

    /// <summary>Batches on their way at a time, unless a size was asked for: then they go one after the other.</summary>
    private const int MostAtOnce = 3;

    /// <summary>Above, the first question is whether there are any allowlists: mostly not, and half a million values need not be looked up.</summary>
    private const int MostUnasked = 100;

    /// <summary>Bytes of a decision, so that a buffer need not grow.</summary>
    private const int UsualDecision = 160;

    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];
    private int _imported;

    /// <summary>Decisions that the server has.</summary>
    public int Imported => Volatile.Read(ref _imported);

    /// <returns>How many were imported.</returns>
    public async Task<int> ImportAsync(ImportedList decisions, CancellationToken cancellationToken)
    {
        var asked = run.Flags.Number("batch");
        var (largest, most) = asked > 0 ? (asked, 1) : (UsualBatch, MostAtOnce);
        var size = asked > 0 || decisions.Count <= UsualBatch ? largest : FirstBatch;
        var sending = new Queue<Task>();
        var areAllowlists = decisions.Count <= MostUnasked || await AreAllowlistsAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var start = 0; start < decisions.Count;)
            {
                var batch = decisions.Batch(start, size);
                (start, size) = (start + size, (int)Math.Min(size * 4L, largest));
                if (areAllowlists)
                {
                    batch = await WithoutAllowlistedAsync(batch, cancellationToken).ConfigureAwait(false);
                }

                if (sending.Count == most)
                {
                    await sending.Dequeue().ConfigureAwait(false);
                }

                if (batch.Length > 0)
                {
                    sending.Enqueue(SendAsync(batch, decisions.Count, cancellationToken));
                }
            }
        }
        finally
        {
            // All of them: what arrived is counted, also when another one failed.
            await Task.WhenAll(sending).ConfigureAwait(false);
        }

        return Imported;
    }

    private async Task SendAsync(ReadOnlyMemory<ImportedDecision> batch, int total, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var buffer = _buffers.TryTake(out var used) ? used : new ArrayBufferWriter<byte>(batch.Length * UsualDecision);
        var now = GoTime.Now(run.Host.Clock).Truncate(new GoDuration(GoDuration.Second)).ToRfc3339Nano();
        ImportedAlert.Write(buffer, name, now, batch.Span);
        await client.AddAlertsAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        buffer.ResetWrittenCount();
        _buffers.Add(buffer);
        var imported = Interlocked.Add(ref _imported, batch.Length);
        if (imported < total && run.Host.ShowsProgress)
        {
            run.Log.Info($"{imported} of {total} decisions imported");
        }
    }

    private async Task<bool> AreAllowlistsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetAllowlistsAsync(withItems: false, cancellationToken).ConfigureAwait(false)).Count > 0;
        }
        catch (ApiClientException e) when (IsUnknown(e))
        {
            return false;
        }
    }

    /// <summary>A server from before allowlists.</summary>
    private static bool IsUnknown(ApiClientException e) => e.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed;

    private async Task<ReadOnlyMemory<ImportedDecision>> WithoutAllowlistedAsync(ReadOnlyMemory<ImportedDecision> batch, CancellationToken cancellationToken)
    {
        string[] values = [.. batch.ToArray().Where(IsOnAddresses).Select(static d => d.Value).Distinct(StringComparer.Ordinal)];
        if (values.Length == 0)
        {
            return batch;
        }

        IReadOnlyList<AllowlistMatch> matches;
        try
        {
            matches = await client.CheckAllowlistsAsync(values, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiClientException e) when (IsUnknown(e))
        {
            return batch;
        }

        foreach (var match in matches)
        {
            run.Out.WriteLine($"Value {match.Target} is allowlisted by [{string.Join(' ', match.Allowlists)}]");
        }

        var allowlisted = matches.Select(static m => m.Target).ToHashSet(StringComparer.Ordinal);
        return allowlisted.Count == 0 ? batch : batch.ToArray().Where(d => !IsOnAddresses(d) || !allowlisted.Contains(d.Value)).ToArray();
    }

    private static bool IsOnAddresses(ImportedDecision decision) => decision.Shape.Scope is DecisionScopes.Ip or DecisionScopes.Range;
}
