using CrowdSec.Engine.Acquisition.Live;

namespace CrowdSec.Engine.Acquisition.Specs;

/// <summary>What one document of an acquisition file says. Immutable; <see cref="Start"/> makes the thing that lives.</summary>
public abstract record SourceSpec(SourceCommon Common)
{
    /// <summary>A few words for people: which logs these are.</summary>
    public abstract string Title { get; }

    internal abstract ILiveSource Start(SourceServices services);
}
