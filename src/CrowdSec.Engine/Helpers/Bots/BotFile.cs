namespace CrowdSec.Engine.Helpers.Bots;

/// <summary>A data file of known bots. Immutable.</summary>
internal sealed record BotFile(IReadOnlyList<BotRule> Rules);
