using CrowdSec.Foundation.Logging;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Schema;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Sql;

/// <summary>What all parts of the store share: reading on any thread, writing through the queue, one language for failures. Thread-safe.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly IConnections _connections;
    private readonly WriteQueue _queue;
    private readonly Listener _listener;

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public Database(IConnections connections, TimeProvider clock, ILog log)
    {
        _connections = connections;
        Clock = clock;
        Signal = new ChangeSignal();
        _listener = new(connections, Signal.Publish);
        var writer = new GroupWriter(connections, clock, log, Committed);
        try
        {
            Migrator.Run(writer.Session, Now, log);
            ForeignWrites.Note(writer.Session, Now);
        }
        catch (Exception e)
        {
            writer.Dispose();
            throw connections.Dialect.Translate(e);
        }

        _queue = new(writer);
    }

    public Dialect Dialect => _connections.Dialect;

    public ChangeSignal Signal { get; }

    /// <summary>What was stored last.</summary>
    public RecentDecisions Recent { get; } = new();

    public TimeProvider Clock { get; }

    /// <summary>UTC, whole microseconds.</summary>
    public DateTime Now
    {
        get
        {
            var now = Clock.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>Reads with a session of its own. A connection that turns out to be broken is replaced once.</summary>
    /// <param name="once">Not to be tried again, since part of the answer may have been handed over.</param>
    /// <exception cref="StoreException">Unavailable.</exception>
    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken, bool once = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            SqlSession? session = null;
            var broken = false;
            try
            {
                session = await _connections.RentReaderAsync(cancellationToken);
                return await work(session);
            }
            catch (Exception e) when (e is not (StoreException or OperationCanceledException))
            {
                broken = Dialect.Classify(e) == FailureKind.Connection;
                if (!broken || once || attempt > 1)
                {
                    throw Dialect.Translate(e);
                }
            }
            catch (OperationCanceledException)
            {
                broken = true;
                throw;
            }
            finally
            {
                if (session is not null)
                {
                    _connections.ReturnReader(session, broken);
                }
            }
        }
    }

    public Task<List<T>> ReadAsync<T>(string sql, Func<SqlRow, T> read, CancellationToken cancellationToken, params object?[] arguments) =>
        ReadAsync(session => session.ReadAsync(sql, read, cancellationToken, arguments), cancellationToken);

    /// <summary>Runs inside of a transaction that may be shared; ends when it is committed.</summary>
    /// <param name="work">Depends on nothing but the transaction, since it may have to run again.</param>
    /// <param name="weight">About how many rows.</param>
    /// <param name="repeatable">Running it again after it was committed does no harm.</param>
    public Task<T> WriteAsync<T>(Func<WriteTransaction, T> work, CancellationToken cancellationToken, int weight = 1, bool repeatable = true) =>
        _queue.RunAsync(work, weight, repeatable, cancellationToken);

    /// <summary>From now on changes of other processes are heard of, where the database can tell.</summary>
    public void Listen() => _listener.Start();

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _queue.DisposeAsync();
        await _connections.DisposeAsync();
    }

    private void Committed(WriteTransaction transaction)
    {
        Recent.Add(transaction.Added);
        Signal.Publish(transaction.Sequence);
    }
}
