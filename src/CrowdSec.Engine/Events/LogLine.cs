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
