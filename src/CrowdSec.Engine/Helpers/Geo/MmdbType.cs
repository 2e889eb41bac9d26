namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>Types of values in a database file, see https://maxmind.github.io/MaxMind-DB/.</summary>
internal enum MmdbType
{
    Extended = 0,
    Pointer = 1,
    Text = 2,
    Double = 3,
    Bytes = 4,
    UInt16 = 5,
    UInt32 = 6,
    Map = 7,
    Int32 = 8,
    UInt64 = 9,
    UInt128 = 10,
    Array = 11,
    Container = 12,
    EndMarker = 13,
    Boolean = 14,
    Float = 15,

    /// <summary>No value, or a broken one.</summary>
    None = -1,
}
