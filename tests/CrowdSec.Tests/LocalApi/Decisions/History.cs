using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Queries;
using CrowdSec.LocalApi.Decisions.Stream;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>Plays the steps of a history against two servers on one database, and compares what programs have with the truth after each pull.</summary>
internal sealed class History
{
    private static readonly DateTime Beginning = new(2026, 7, 24, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan ServerSkew = TimeSpan.FromMilliseconds(700);

    private readonly DecisionDatabase _database = new();
    private readonly ManualClock[] _clocks = [new(Beginning), new(Beginning + ServerSkew)];
    private readonly HistoryServer[] _servers = new HistoryServer[2];
    private readonly List<HistoryProgram> _programs = [];
    private readonly List<string> _trace = [];
    private DateTime _latest;
    private int _starts;
    private int _step;

    private History()
    {
    }

    private DateTime Now => _clocks[0].GetUtcNow().UtcDateTime;

    // Ends are found by their instant once memory has let go of them: who ends decisions with a clock that is behind by more than bouncers are told of anyway is not heard by those that are away.
    private bool IsFarBack => (_latest - Now).Ticks > DeltaReader.WrongClock - (2 * TimeSpan.TicksPerMinute);

    /// <returns>What was wrong; null: nothing.</returns>
    public static string? Play(int seed, IReadOnlyList<HistoryStep> steps)
    {
        var history = new History();
        history.AddPrograms(new Random(seed));
        history.Restart(0);
        history.Restart(1);
        for (; history._step < steps.Count; history._step++)
        {
            history._database.Now = history.Now;
            history._latest = new DateTime(Math.Max(history._latest.Ticks, history.Now.Ticks), DateTimeKind.Utc);
            if (history.Do(steps[history._step]) is { } mistake)
            {
                return $"step {history._step} {steps[history._step].Kind}: {mistake}\n{string.Join('\n', history._trace)}";
            }
        }

        return null;
    }

    private void AddPrograms(Random random)
    {
        string[] queries = ["", "dedup=true&origins=CAPI", "scopes=ip,range,Country,session", "scenarios_not_containing=two", "simulated=true", "type=ban", "scenarios_containing=ONE&scopes=Ip"];
        for (var id = 1; id <= 3; id++)
        {
            var many = random.Next(3) == 0;
            var query = queries[random.Next(queries.Length)];
            var bouncer = new Bouncer { Id = id, Name = $"b{id}" };
            for (var i = 0; i < (many ? 2 + random.Next(2) : 1 + random.Next(2)); i++)
            {
                var (kind, text) = many ? ("same", query) : ($"kind{i}", queries[random.Next(queries.Length)]);
                _programs.Add(new(bouncer, kind, QueryParser.ParseStream(text), random.Next(3) > 0, many));
            }
        }
    }

    private string? Do(HistoryStep step) => step.Kind switch
    {
        HistoryStepKind.Pull => Pull(Program(step), step.B % 4 == 0 ? 1 : 0, PullOutcome.Received),
        HistoryStepKind.PullAborted => Pull(Program(step), step.B % 2, PullOutcome.Aborted),
        HistoryStepKind.PullLost => Pull(Program(step), step.B % 2, PullOutcome.Lost),
        HistoryStepKind.Wait => Wait(TimeSpan.FromMilliseconds(step.A % 90_000)),
        HistoryStepKind.WaitLong => Wait(TimeSpan.FromMinutes(step.A % 200)),
        HistoryStepKind.ClockBack => GoBack(TimeSpan.FromMilliseconds((step.A % (step.B % 3 == 0 ? 10_000_000 : 20_000)))),
        HistoryStepKind.ClockForward => Wait(TimeSpan.FromMilliseconds(step.A % 10_000_000)),
        _ => Write(step) ?? Disturb(step),
    };

    private string? Write(HistoryStep step)
    {
        switch (step.Kind)
        {
            case HistoryStepKind.End or HistoryStepKind.EndOne or HistoryStepKind.EndSkewed or HistoryStepKind.DeleteEnded when IsFarBack:
                break;
            case HistoryStepKind.Add:
                _database.Add(HistoryDecisions.One(step, Now));
                break;
            case HistoryStepKind.AddMany:
                _database.Add([.. Enumerable.Range(0, 1 + (step.A % 20)).Select(i => HistoryDecisions.One(new(step.Kind, step.A + (i * 7), step.B + (i * 13), step.C + i), Now))]);
                break;
            case HistoryStepKind.End:
                _database.End(HistoryDecisions.Some(step), Now);
                break;
            case HistoryStepKind.EndOne:
                _database.End(row => row.Id == 1 + (step.A % 40), Now);
                break;
            case HistoryStepKind.EndSkewed:
                // A server whose clock is behind.
                _database.End(HistoryDecisions.Some(step), Now - TimeSpan.FromSeconds(step.C % 50));
                break;
            case HistoryStepKind.DeleteEnded:
                Flush();
                break;
            case HistoryStepKind.OtherChange:
                _database.Touch();
                break;
        }

        return null;
    }

    // Nobody can tell of rows that are gone: a program that was away for so long that it missed their end has to start anew.
    private void Flush()
    {
        // Which servers have tidied up many times since these rows ended.
        Array.ForEach(_servers, static server => server.Feed.Tidy());
        var gone = _database.Rows.Where(row => row.Until < Now.AddHours(-2)).ToList();
        _database.Delete(gone.Contains);
        var entries = gone.Select(static row => (row.Scope, row.Type, row.Value)).ToHashSet();
        foreach (var program in _programs.Where(p => p.Patient.Keys.Any(entries.Contains)))
        {
            program.Close();
            program.Forget();
        }
    }

    private string? Disturb(HistoryStep step)
    {
        var server = step.A % 2;
        switch (step.Kind)
        {
            case HistoryStepKind.CloseConnection:
                Program(step).Close();
                break;
            case HistoryStepKind.RestartProgram:
                Program(step).Close();
                Program(step).Forget();
                break;
            case HistoryStepKind.StopServer:
                Run(_servers[server].Pullers.SaveAsync(CancellationToken.None));
                Restart(server);
                break;
            case HistoryStepKind.CrashServer:
                Restart(server);
                break;
            case HistoryStepKind.SaveCursors:
                Run(_servers[server].Pullers.SaveAsync(CancellationToken.None));
                break;
            case HistoryStepKind.ApplyElsewhere:
                Run(_servers[server].Feed.ApplyAsync(CancellationToken.None));
                break;
            case HistoryStepKind.Prune:
                _database.Prune(step.B % 10);
                break;
            case HistoryStepKind.Tidy:
                _servers[server].Feed.Tidy();
                break;
        }

        return null;
    }

    private HistoryProgram Program(HistoryStep step) => _programs[step.A % _programs.Count];

    private void Restart(int server)
    {
        _servers[server] = new(_database, _clocks[server]);
        Run(_servers[server].Feed.LoadAsync(CancellationToken.None));
        _starts++;
        _programs.ForEach(static program => program.Close());
    }

    // Programs that cannot be told apart pull every few minutes.
    private string? Wait(TimeSpan time)
    {
        var limit = PullerBook.SettleTime - TimeSpan.TicksPerMinute;
        foreach (var program in _programs.Where(p => p.IsOneOfMany && p.IsStarted && Math.Abs((Now + time).Ticks - p.LastSuccess) > limit && p.LastSuccess != Now.Ticks))
        {
            if (Pull(program, 0, PullOutcome.Received) is { } mistake)
            {
                return mistake;
            }
        }

        if (time > TimeSpan.FromSeconds(10))
        {
            SaveCursors();
        }

        Array.ForEach(_clocks, clock => clock.Advance(time));
        return null;
    }

    // Servers do so every few seconds.
    private void SaveCursors() => Array.ForEach(_servers, static server => Run(server.Pullers.SaveAsync(CancellationToken.None)));

    // What was told before has been stored: the clock does not go back and the server fail within the same seconds.
    private string? GoBack(TimeSpan time)
    {
        if (Wait(TimeSpan.Zero) is { } mistake)
        {
            return mistake;
        }

        SaveCursors();
        Array.ForEach(_clocks, clock => clock.Advance(-time));
        return null;
    }

    private string? Pull(HistoryProgram program, int at, PullOutcome outcome)
    {
        var (server, now) = (_servers[at], _clocks[at].GetUtcNow().UtcTicks);
        Run(server.Feed.CoverAsync(now, CancellationToken.None).AsTask());
        Run(server.Feed.CatchUpAsync(CancellationToken.None));
        if (program.IsStarted && Math.Abs(now - program.LastSuccess) > 20 * TimeSpan.TicksPerHour)
        {
            // Servers do not wait for a program longer than a day.
            program.Close();
            program.Forget();
        }

        program.Turn(at);
        var everything = !program.IsStarted;
        var pull = Run(server.Pullers.BeginAsync(program.Bouncer with { LastPull = _database.Cursors.LastPull(program.Bouncer.Id) }, program.Source($"{at}.{_starts}."), everything, CancellationToken.None).AsTask());
        var (added, deleted, next) = Read(new(server.Index, program.Request.Query, pull.Knowledge, now, program.Request.Dedup));
        outcome = outcome == PullOutcome.Lost && program.WasLost ? PullOutcome.Received : outcome;
        _trace.Add($"{_step}: {outcome} {program.Name} at server {at}, {new DateTime(now):T}, {pull.Knowledge} to {next}: new {Names(added)}, deleted {Names(deleted)}");
        if (outcome != PullOutcome.Aborted)
        {
            Run(server.Pullers.AnsweredAsync(pull, next, everything, CancellationToken.None).AsTask());
        }

        program.WasLost = outcome == PullOutcome.Lost;
        if (outcome != PullOutcome.Received)
        {
            program.Close();
            return null;
        }

        program.Rest();
        (program.IsStarted, program.LastSuccess) = (true, Now.Ticks);
        program.Apply(added, deleted, now);
        return HistoryTruth.Compare(_database.Rows, server.Index, program, now, ServerSkew.Ticks) is { } mistake ? $"{program.Name} at server {at}, since {pull.Knowledge.Since}: {mistake}" : null;
    }

    private (List<DecisionView> Added, List<DecisionView> Deleted, StreamCursor Next) Read(DeltaReader delta)
    {
        var (added, deleted) = (Pages(delta.ReadNew), Pages(delta.ReadDeleted));
        if (delta.Forgotten is var (from, to))
        {
            foreach (var row in _database.Rows.Where(row => row.Until.Ticks > from && row.Until.Ticks <= to))
            {
                if (delta.TryGetOver(row, out var view))
                {
                    deleted.Add(view);
                }
            }
        }

        return (added, deleted, delta.Next);
    }

    private static string Names(List<DecisionView> decisions) => string.Join(", ", decisions.Select(static d => $"{d.Id} {d.Label.Type} {d.ValueText()} {new DateTime(d.Until):T}"));

    // A full page takes nothing in until it is cleared.
    private static List<DecisionView> Pages(Func<PageBuffer, bool> read)
    {
        List<DecisionView> all = [];
        using var page = new PageBuffer();
        for (var more = true; more;)
        {
            more = read(page);
            all.AddRange(page.Items);
            page.Clear();
        }

        return all;
    }

    // Nothing here waits for anything.
    private static void Run(Task task) => task.GetAwaiter().GetResult();

    private static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
