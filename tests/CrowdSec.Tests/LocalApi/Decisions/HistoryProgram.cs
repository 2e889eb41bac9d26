using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Queries;
using CrowdSec.LocalApi.Decisions.Stream;
using CrowdSec.Storage.Bouncers;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>A program that pulls: three ways to keep what it hears, all of which must lead to the truth.</summary>
internal sealed class HistoryProgram(Bouncer bouncer, string kind, StreamRequest request, bool keepsConnection, bool isOneOfMany)
{
    private CancellationTokenSource _closed = new();
    private int _connections;
    private int _server;

    /// <summary>By scope, type and value; entries go only when they are deleted.</summary>
    public Dictionary<(string Scope, string Type, string Value), long> Patient { get; } = [];

    /// <summary>As <see cref="Patient"/>, and entries go when their time is over.</summary>
    public Dictionary<(string Scope, string Type, string Value), long> Punctual { get; } = [];

    /// <summary>One entry for a value, whatever the type.</summary>
    public HashSet<(string Scope, string Value)> Simple { get; } = [];

    public Bouncer Bouncer => bouncer;

    public StreamRequest Request => request;

    /// <summary>Others ask the same with the same key.</summary>
    public bool IsOneOfMany => isOneOfMany;

    public bool IsStarted { get; set; }

    public bool WasLost { get; set; }

    public long LastSuccess { get; set; }

    public string Name { get; } = $"{kind}/{bouncer.Id}";

    public PullSource Source(string connectionPrefix) => new(kind, $"{connectionPrefix}{GetHashCode()}.{_connections}", _closed.Token, keepsConnection);

    /// <summary>The next pull comes from another connection.</summary>
    public void Close()
    {
        _closed.Cancel();
        _closed = new();
        _connections++;
    }

    /// <summary>A program has one connection: whoever asks another server has given up the first one.</summary>
    public void Turn(int server)
    {
        if (server != _server)
        {
            Close();
            _server = server;
        }
    }

    /// <summary>After an answer.</summary>
    public void Rest()
    {
        if (!keepsConnection)
        {
            Close();
        }
    }

    public void Forget()
    {
        IsStarted = false;
        Patient.Clear();
        Punctual.Clear();
        Simple.Clear();
    }

    /// <summary>Deletions first, as programs do.</summary>
    public void Apply(IReadOnlyList<DecisionView> added, IReadOnlyList<DecisionView> deleted, long now)
    {
        foreach (var decision in deleted)
        {
            Patient.Remove(KeyOf(decision));
            Punctual.Remove(KeyOf(decision));
            Simple.Remove((decision.Label.Scope, decision.ValueText()));
        }

        foreach (var decision in added)
        {
            Patient[KeyOf(decision)] = decision.Until;
            Punctual[KeyOf(decision)] = decision.Until;
            Simple.Add((decision.Label.Scope, decision.ValueText()));
        }

        foreach (var key in Punctual.Where(entry => entry.Value <= now).Select(static entry => entry.Key).ToList())
        {
            Punctual.Remove(key);
        }
    }

    private static (string Scope, string Type, string Value) KeyOf(DecisionView decision) => (decision.Label.Scope, decision.Label.Type, decision.ValueText());
}
