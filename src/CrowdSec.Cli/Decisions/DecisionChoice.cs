using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

/// <summary>
/// The server gives alerts with a decision that was asked for, and all decisions of each. Of a list with hundreds of thousands, those that were not asked for are left out here.
/// </summary>
internal sealed class DecisionChoice
{
    private readonly string _type;
    private readonly string _origin;
    private readonly IpRange? _range;
    private readonly bool _inside;

    public DecisionChoice(CliInvocation run)
    {
        (_type, _origin) = (run.Flags.Text("type"), run.Flags.Text("origin"));
        var place = run.Flags.Text("ip") is { Length: > 0 } ip ? ip : run.Flags.Text("range");
        _range = IpRange.TryParseAddressOrRange(place, out var range) ? range.Unmap() : null;
        _inside = SourceFlags.Contains(run) == false;
    }

    /// <summary>Nothing is left out.</summary>
    public bool IsAny => _type.Length == 0 && _origin.Length == 0 && _range is null;

    public bool Takes(Decision decision) =>
        (_type.Length == 0 || decision.Type == _type) && (_origin.Length == 0 || decision.Origin == _origin) && (_range is not { } range || IsAt(decision, range));

    private bool IsAt(Decision decision, IpRange range) =>
        IpRange.TryParseAddressOrRange(decision.Value, out var own) && (_inside ? Holds(range, own.Unmap()) : Holds(own.Unmap(), range));

    private static bool Holds(IpRange outer, IpRange inner) => outer.Length <= inner.Length && outer.Contains(inner.First);
}
