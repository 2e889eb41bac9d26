using CrowdSec.Engine.Items;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing.Specs;

/// <param name="Size">Entries. Default: 100.</param>
/// <param name="Strategy">LRU, LFU or ARC. Default: LRU.</param>
public sealed record StashSpec(string Name, Text Key, Text Value, GoDuration Ttl, int Size, string Strategy, SpecPlace Place);
