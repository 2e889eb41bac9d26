using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using CrowdSec.Engine.Alerting;
using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Parsing;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Overflows;

/// <summary>
/// Takes overflows through the postoverflow stages and sends their alerts in the order in which they came. Stages may ask the name service, so
/// overflows wait for it beside the buckets, many at a time, and not in their way. Overflows that are poured again go through at once: the buckets need
/// the answer. Take is called by one thread at a time.
/// </summary>
internal sealed class OverflowOutlet : IDisposable
{
    /// <summary>Overflows that may be under way before the buckets have to wait.</summary>
    private const int Capacity = 1024;

    private const int Threads = 16;

    private readonly StageRunner _stages;
    private readonly IAlertSink _sink;
    private readonly ParseContext _context;
    private readonly BlockingCollection<PendingOverflow> _work = [];
    private readonly BlockingCollection<PendingOverflow> _order = new(Capacity);
    private readonly List<Thread> _threads = [];
    private readonly Action _fail;
    private Exception? _failure;

    /// <param name="newContext">A context for one thread of the outlet; the first is for the caller's own.</param>
    /// <param name="beside">Whether overflows may be handled on other threads.</param>
    /// <param name="fail">Called once when an alert cannot be sent: the run is to stop.</param>
    public OverflowOutlet(StageRunner stages, IAlertSink sink, Func<ParseContext> newContext, bool beside, Action fail)
    {
        _stages = stages;
        _sink = sink;
        _fail = fail;
        _context = newContext();
        if (beside && stages.Stages.Count > 0)
        {
            for (var i = 0; i < Threads; i++)
            {
                var context = newContext();
                Start(() => RunStages(context), $"postoverflows {i + 1}");
            }

            var sender = newContext();
            Start(() => SendInOrder(sender), "alerts");
        }
    }

    /// <returns>Whether the overflow is to be poured again.</returns>
    public bool Take(Event evt)
    {
        var pending = new PendingOverflow(evt);
        if (_threads.Count == 0)
        {
            _stages.Run(evt, _context);
            Send(evt, _context);
        }
        else if (evt.Overflow.Reprocess)
        {
            _stages.Run(evt, _context);
            pending.Done();
            _order.Add(pending);
        }
        else
        {
            _order.Add(pending);
            _work.Add(pending);
        }

        return evt.Overflow is { Reprocess: true, Whitelisted: false };
    }

    /// <summary>Ends when all alerts that have been taken are sent. To be called by the thread that takes.</summary>
    public Task SentAsync()
    {
        if (_threads.Count == 0)
        {
            return Task.CompletedTask;
        }

        var mark = new PendingOverflow(null);
        mark.Done();
        _order.Add(mark);
        return mark.Sent;
    }

    /// <summary>Waits until all alerts are sent.</summary>
    /// <exception cref="Exception">Whatever went wrong on the way.</exception>
    public void Complete()
    {
        _work.CompleteAdding();
        _order.CompleteAdding();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    public void Dispose()
    {
        _work.Dispose();
        _order.Dispose();
    }

    private void Start(ThreadStart body, string name)
    {
        var thread = new Thread(body) { IsBackground = true, Name = name };
        _threads.Add(thread);
        thread.Start();
    }

    private void RunStages(ParseContext context)
    {
        foreach (var pending in _work.GetConsumingEnumerable())
        {
            Guard(() => _stages.Run(pending.Event!, context));
            pending.Done();
        }
    }

    private void SendInOrder(ParseContext context)
    {
        foreach (var pending in _order.GetConsumingEnumerable())
        {
            pending.Wait();
            if (_failure is null && pending.Event is { } evt)
            {
                Guard(() => Send(evt, context));
            }

            pending.NoteSent(_failure);
        }
    }

    private void Guard(Action step)
    {
        try
        {
            step();
        }
#pragma warning disable CA1031 // An exception on a thread of ours would end the process; the run throws this one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (Interlocked.CompareExchange(ref _failure, e, null) is null)
            {
                _fail();
            }
        }
    }

    private void Send(Event evt, ParseContext context)
    {
        var overflow = evt.Overflow;
        context.Log.Info(overflow.Alert!.Message);
        context.Trace?.Overflowed(evt);
        if (overflow.Whitelisted)
        {
            context.Counters.Drop(DropReason.OverflowWhitelisted);
            context.Log.Info($"[{overflow.Alert!.Message}] is whitelisted, skip.");
            return;
        }

        foreach (var alert in overflow.ApiAlerts)
        {
            context.Counters.Alerts++;
            _sink.Accept(alert);
        }
    }
}
