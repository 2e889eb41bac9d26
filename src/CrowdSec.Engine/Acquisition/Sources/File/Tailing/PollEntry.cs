using System.Runtime.InteropServices;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    public int Handle;
    public short Wanted;
    public short Happened;
}
