namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>What kind of value a row has.</summary>
[Flags]
internal enum RowFlags : byte
{
    None = 0,

    /// <summary>The value is addresses.</summary>
    HasRange = 1,
    IsV4 = 2,

    /// <summary>The text of the value has a slash and prefix length behind the address.</summary>
    Slash = 4,
}
