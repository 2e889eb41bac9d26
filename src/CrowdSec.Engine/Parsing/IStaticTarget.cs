using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Parsing;

/// <summary>Where a static's value goes.</summary>
internal interface IStaticTarget
{
    /// <summary>Whether an empty value is passed on (an enrichment method may want to run all the same).</summary>
    bool AcceptsEmpty { get; }

    void Assign(Event evt, string value, ParseContext context);
}
