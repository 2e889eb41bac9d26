using System.Runtime.InteropServices;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>The fields of Linux' struct statx that are used; the layout is the same on all architectures (see statx(2)).</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct StatxBuffer
{
    [FieldOffset(0)]
    public uint Mask;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public ulong Size;

    [FieldOffset(80)]
    public StatxTime BirthTime;

    [FieldOffset(112)]
    public StatxTime ModificationTime;

    [FieldOffset(136)]
    public uint DeviceMajor;

    [FieldOffset(140)]
    public uint DeviceMinor;
}
