namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>Numbers that name lines by their place: the same for the same line whenever it is read, and hardly ever for another one.</summary>
internal static class LineIdentity
{
    /// <summary>Stands for a file between two emptyings. Devices are left out: their numbers change when a machine starts.</summary>
    public static ulong OfFile(FileIdentity file, int generation) => Mix(Mix(Mix(file.Inode) ^ (ulong)file.Born) ^ (ulong)generation);

    public static ulong OfLine(ulong file, long offset) => Mix(file ^ (ulong)offset) | 1;

    /// <summary>The finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
