using CrowdSec.Patterns.Literals;

namespace CrowdSec.Patterns.Sets;

/// <param name="Offset">Where in the literal its gram ends.</param>
/// <param name="Next">The next entry with the same hash, plus one; 0 for none.</param>
internal readonly record struct GramEntry(Literal Literal, int Offset, int Member, int Next);
