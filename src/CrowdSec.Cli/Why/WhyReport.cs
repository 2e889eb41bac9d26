using CrowdSec.Cli.Why.Logs;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Cli.Why;

/// <summary>What is known about an address.</summary>
internal sealed record WhyReport
{
    public required IpAddr Address { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>The one that lasts longest first.</summary>
    public required IReadOnlyList<KnownDecision> InForce { get; init; }

    /// <summary>The one that ended last first.</summary>
    public required IReadOnlyList<KnownDecision> Past { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    public required IReadOnlyList<AllowlistHit> Allowlists { get; init; }

    /// <summary>A list that an operator may add to; "" when there is none.</summary>
    public required string EditableAllowlist { get; init; }

    public required IReadOnlyList<WhitelistHit> Whitelists { get; init; }

    /// <summary>Null when this is not the Local API's machine, or its database cannot be opened.</summary>
    public IReadOnlyList<BouncerView>? Bouncers { get; init; }

    /// <summary>Log files of this machine with lines about it, or that could not be read.</summary>
    public required IReadOnlyList<LogMentions> Mentions { get; init; }

    /// <summary>What this machine's items make of those lines; null without lines, or without a log processor here.</summary>
    public TrialVerdict? Trial { get; init; }

    /// <summary>Scenarios of the alerts that are being simulated by now.</summary>
    public required IReadOnlyList<string> SimulatedScenarios { get; init; }

    /// <summary>Decisions that bouncers get.</summary>
    public IEnumerable<KnownDecision> Effective => InForce.Where(static d => !d.IsSimulated);

    public bool IsBlocked => Effective.Any();

    /// <summary>"" when there is nothing to undo.</summary>
    public string Undo => InForce.Count > 0 ? $"cscli decisions delete --ip {Address}" : "";

    /// <summary>"" when it is allowed already.</summary>
    public string Allow => Allowlists.Count > 0 ? ""
        : EditableAllowlist.Length > 0 ? $"cscli allowlists add {EditableAllowlist} {Address}"
        : $"cscli allowlists create trusted -d \"never blocked\" && cscli allowlists add trusted {Address}";
}
