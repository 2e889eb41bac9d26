using CrowdSec.Storage.Bouncers;

namespace CrowdSec.Cli.Why;

/// <summary>A bouncer, and whether it has the decision.</summary>
/// <param name="HasIt">Null when there is none in force.</param>
internal sealed record BouncerView(Bouncer Bouncer, bool? HasIt);
