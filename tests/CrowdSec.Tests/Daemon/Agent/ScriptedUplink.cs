using System.Text;
using CrowdSec.Daemon.Agent.Pushing;

namespace CrowdSec.Tests.Daemon.Agent;

/// <summary>A Local API that answers as it is told.</summary>
internal sealed class ScriptedUplink(Func<IReadOnlyList<string>, UplinkAnswer> answer) : IAlertUplink
{
    public List<string> Stored { get; } = [];

    public int Calls { get; private set; }

    public Task<UplinkAnswer> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> alerts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls++;
        var texts = alerts.Select(static a => Encoding.UTF8.GetString(a.Span)).ToList();
        var given = answer(texts);
        if (given.Outcome == UplinkOutcome.Stored)
        {
            Stored.AddRange(texts);
        }

        return Task.FromResult(given);
    }
}
