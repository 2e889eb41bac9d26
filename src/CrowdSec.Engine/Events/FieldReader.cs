using System.Runtime.CompilerServices;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Engine.Events;

/// <summary>Reads one slot of any <see cref="FieldMap"/> of its engine.</summary>
internal sealed class FieldReader(int slot) : IStringMapReader
{
    public int Slot { get; } = slot;

    public string Get(StringMap map) => Fields(map).Get(Slot);

    public bool Contains(StringMap map) => Fields(map).Contains(Slot);

    public ReadOnlySpan<char> GetSpan(StringMap map) => Fields(map).GetSpan(Slot);

    // The binder hands this reader out for FieldMap fields only.
    private static FieldMap Fields(StringMap map) => Unsafe.As<FieldMap>(map);
}
