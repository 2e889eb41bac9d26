using CrowdSec.Foundation.Logging;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Writing;

/// <summary>
/// Writes groups of jobs, each group in one transaction, each job behind a savepoint, so that a job that fails does not undo the others. When the transaction itself is lost, jobs are tried again
/// one by one; when the connection is lost, after a while with a new one. For one thread.
/// </summary>
internal sealed class GroupWriter(IConnections connections, TimeProvider clock, ILog log, Action<WriteTransaction> committed) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private SqlSession? _session;
    private bool _wasDown;

    /// <summary>What was logged last: a disk that is full fails every push, and is told once.</summary>
    private string _told = "";

    /// <summary>Opens the connection, so that what is wrong with it is known early.</summary>
    public SqlSession Session => _session ??= connections.OpenWriter();

    public void Write(IReadOnlyList<WriteJob> jobs)
    {
        if (jobs.Count == 0)
        {
            return;
        }

        var began = clock.GetTimestamp();
        var pause = FirstPause;
        var waiting = jobs;
        while (TryGroup(waiting) is { } failure)
        {
            waiting = failure.Left;
            if (failure.Kind == FailureKind.Transaction && failure.Began && waiting.Count > 1)
            {
                WriteAlone(waiting);
                return;
            }

            if (waiting.Count == 0 || _wasDown || failure.Kind != FailureKind.Connection || clock.GetElapsedTime(began) > Patience)
            {
                GiveUp(waiting, failure);
                return;
            }

            Thread.Sleep(pause);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        Recovered();
    }

    public void Dispose() => Disconnect();

    private void WriteAlone(IReadOnlyList<WriteJob> jobs)
    {
        foreach (var job in jobs)
        {
            Write([job]);
        }
    }

    private void GiveUp(IReadOnlyList<WriteJob> jobs, GroupFailure failure)
    {
        var told = connections.Dialect.Translate(failure.Cause);
        if (told.Message != _told)
        {
            _told = told.Message;
            log.Error($"Writing to the database failed: {told.Message}");
        }

        _wasDown |= failure.Kind == FailureKind.Connection;
        foreach (var job in jobs)
        {
            job.Fail(new StoreException(told.Error, told.Message, failure.Cause));
        }
    }

    private void Recovered()
    {
        if (_told.Length > 0)
        {
            (_told, _wasDown) = ("", false);
            log.Info("The database can be written again");
        }
    }

    /// <returns>Null when all jobs have their answer.</returns>
    private GroupFailure? TryGroup(IReadOnlyList<WriteJob> jobs)
    {
        var succeeded = new List<WriteJob>(jobs.Count);
        var settled = new HashSet<WriteJob>();
        var (began, committing) = (false, false);
        try
        {
            CheckSession();
            var transaction = Begin();
            began = true;
            foreach (var job in jobs)
            {
                RunJob(transaction, job, jobs.Count > 1, succeeded, settled);
            }

            StoreChanges(transaction);
            committing = true;
            transaction.Sql.Execute("COMMIT");
            committed(transaction);
            succeeded.ForEach(static job => job.Complete());
            return null;
        }
        catch (Exception e)
        {
            var kind = e is StoreException ? FailureKind.Connection : connections.Dialect.Classify(e);
            RollBack(ref kind);
            return new(kind, began, e, Unsettled(jobs, settled, committing && kind == FailureKind.Connection, e));
        }
    }

    /// <summary>A commit whose answer was lost may have happened: only what does no harm twice is tried again.</summary>
    private static List<WriteJob> Unsettled(IReadOnlyList<WriteJob> jobs, HashSet<WriteJob> settled, bool unknown, Exception cause)
    {
        var left = new List<WriteJob>();
        foreach (var job in jobs.Where(j => !settled.Contains(j)))
        {
            if (unknown && !job.Repeatable)
            {
                job.Fail(new StoreException(StoreError.Unavailable, "the connection to the database broke while it stored this: look whether it is there before trying again", cause));
            }
            else
            {
                left.Add(job);
            }
        }

        return left;
    }

    private void RunJob(WriteTransaction transaction, WriteJob job, bool shared, List<WriteJob> succeeded, HashSet<WriteJob> settled)
    {
        transaction.SetMark();
        Mark(transaction, shared, "SAVEPOINT job");
        try
        {
            job.Run(transaction);
            Mark(transaction, shared, "RELEASE SAVEPOINT job");
            succeeded.Add(job);
        }
        catch (Exception e) when (e is StoreException || connections.Dialect.Classify(e) == FailureKind.Statement)
        {
            transaction.ReturnToMark();
            if (shared)
            {
                transaction.Sql.Execute("ROLLBACK TO SAVEPOINT job");
                transaction.Sql.Execute("RELEASE SAVEPOINT job");
            }
            else
            {
                transaction.Sql.Execute("ROLLBACK");
                transaction.Sql.Execute(connections.Dialect.BeginWrite);
            }

            settled.Add(job);
            job.Fail(connections.Dialect.Translate(e));
        }
    }

    private static void Mark(WriteTransaction transaction, bool shared, string sql)
    {
        if (shared)
        {
            transaction.Sql.Execute(sql);
        }
    }

    private WriteTransaction Begin()
    {
        var session = Session;
        session.Execute(connections.Dialect.BeginWrite);
        var now = clock.GetUtcNow().UtcDateTime;
        return new(session, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)), session.Long(connections.Dialect.TakeCounter));
    }

    private void StoreChanges(WriteTransaction transaction)
    {
        if (transaction.Changes.Count == 0)
        {
            return;
        }

        var lastDecision = 0L;
        foreach (var change in transaction.Changes)
        {
            transaction.Sql.Execute("INSERT INTO change_log (sequence, kind, first_id, last_id, created_at) VALUES ($1, $2, $3, $4, $5)", change.Sequence, (long)change.Kind, change.FirstId, change.LastId, transaction.Now);
            lastDecision = change.Kind == StoreChangeKind.DecisionsAdded ? Math.Max(lastDecision, change.LastId) : lastDecision;
        }

        transaction.Sql.Execute("UPDATE change_counter SET sequence = $1, last_decision = CASE WHEN last_decision < $2 THEN $2 ELSE last_decision END", transaction.Sequence, lastDecision);
        connections.Dialect.Announce(transaction.Sql, transaction.Sequence);
    }

    private void CheckSession()
    {
        if (_session is not null && !connections.IsCurrent(_session))
        {
            Disconnect();
        }
    }

    private void RollBack(ref FailureKind kind)
    {
        if (kind != FailureKind.Connection && _session is not null)
        {
            try
            {
                // SQLite may have rolled back by itself.
                if (_session.Dialect.IsInTransaction(_session))
                {
                    _session.Execute("ROLLBACK");
                }

                return;
            }
            catch (Exception)
            {
                kind = FailureKind.Connection;
            }
        }

        Disconnect();
    }

    private void Disconnect()
    {
        try
        {
            _session?.Dispose();
        }
        catch (Exception e)
        {
            log.Debug($"Closing the database connection failed: {e.Message}");
        }

        _session = null;
    }
}
