using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Events;

/// <summary>A line as acquired (evt.Line).</summary>
public sealed class LogLine
{
    public string Raw { get; set; } = "";

    /// <summary>Where it came from: a path, a unit, an address.</summary>
    public string Src { get; set; } = "";

    /// <summary>When it was acquired.</summary>
    public GoTime Time { get; set; }

    /// <summary>Shared by all lines of a source; read-only once acquisition runs.</summary>
    public FieldMap Labels { get; set; } = null!;

    public bool Process { get; set; } = true;

    /// <summary>Name of the datasource: file, journalctl, docker …</summary>
    public string Module { get; set; } = "";

    /// <summary>Names the line, the same whenever it is read; 0 when its source cannot tell.</summary>
    internal ulong Identity { get; set; }

    /// <summary>The line was written before the program began to read: its own time counts, not the clock's.</summary>
    internal bool IsBacklog { get; set; }

    internal void CopyTo(LogLine target)
    {
        target.Raw = Raw;
        target.Src = Src;
        target.Time = Time;
        if (ReferenceEquals(target.Labels.Names, Labels.Names))
        {
            target.Labels = Labels;
        }
        else
        {
            Labels.CopyTo(target.Labels);
        }

        target.Process = Process;
        target.Module = Module;
    }
}
