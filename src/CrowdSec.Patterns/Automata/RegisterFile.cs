namespace CrowdSec.Patterns.Automata;

/// <summary>Gives each version of each tag a register, when it first needs one. Register 0 is for swapping.</summary>
internal sealed class RegisterFile(int tagCount)
{
    /// <summary>Most registers a run can have.</summary>
    public const int Capacity = 512;

    private readonly List<short>[] _registers = [.. Enumerable.Range(0, tagCount).Select(_ => new List<short>())];
    private short _next = 1;

    /// <summary>Whether some version did not get a register.</summary>
    public bool IsExhausted { get; private set; }

    public short Of(int tag, int version)
    {
        var registers = _registers[tag];
        while (registers.Count <= version)
        {
            if (_next >= Capacity)
            {
                IsExhausted = true;
                return 0;
            }

            registers.Add(_next++);
        }

        return registers[version];
    }
}
