using CrowdSec.Configuration;
using CrowdSec.Daemon.Agent;
using CrowdSec.Daemon.Service;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Text;
using CrowdSec.Storage;

namespace CrowdSec.Daemon;

/// <summary>The world around the process. Tests bring their own.</summary>
internal sealed record DaemonHost(TextWriter Out, TextWriter Err)
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The environment.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Opens the database of the Local API.</summary>
    public Func<DatabaseConfig, ILog, CancellationToken, Task<IStore>> OpenStore { get; init; } = static (_, _, _) => throw new FatalException("the database is not at hand");

    /// <summary>Makes the connection of a log processor to its Local API.</summary>
    public Func<ApiCredentials, LoadedService, IAgentClient> NewAgentClient { get; init; } = static (_, _) => throw new FatalException("there is no client");

    /// <summary>What the operator asks of the running process.</summary>
    public DaemonSignals Signals { get; init; } = new();

    public string? Environment(string name) => Variables.GetValueOrDefault(name);

    public bool IsTerminal { get; init; }

    public bool IsErrTerminal { get; init; }

    /// <summary>Where to look for a checkout when nothing is configured: these directories and those above them.</summary>
    public IReadOnlyList<string> SearchFrom { get; init; } = [];

    public TableStyle TableStyle => IsTerminal ? TableStyle.Rounded : TableStyle.Ascii;
}
