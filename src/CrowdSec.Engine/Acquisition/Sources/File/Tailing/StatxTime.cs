using System.Runtime.InteropServices;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>struct statx_timestamp of Linux.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct StatxTime
{
    public long Seconds;
    public uint Nanoseconds;
}
