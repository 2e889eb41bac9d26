namespace CrowdSec.Cli.Why;

/// <summary>A whitelist of an installed parser or postoverflow that holds the address: events or overflows about it are dropped here.</summary>
internal sealed record WhitelistHit(string Item, string Path, string Value, string Reason);
