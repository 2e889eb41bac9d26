namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>A periodic timer of a <see cref="SteppingClock"/>.</summary>
internal sealed class SteppingTimer(Action callback, DateTimeOffset due, TimeSpan period, Action<SteppingTimer> ended) : ITimer
{
    public DateTimeOffset Due { get; private set; } = due;

    public void Fire()
    {
        Due += period;
        callback();
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

    public void Dispose() => ended(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
