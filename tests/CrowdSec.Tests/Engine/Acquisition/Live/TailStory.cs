namespace CrowdSec.Tests.Engine.Acquisition.Live;

/// <summary>A story of files that are written, renamed and emptied while they are followed.</summary>
/// <param name="Plan">The acquisition file; "DIR" stands for the folder of the logs.</param>
/// <param name="Steps">One step a line.</param>
internal sealed record TailStory(string Name, int Line, string Plan, IReadOnlyList<string> Steps)
{
    public const string DefaultPlan = "filename: DIR/app.log\nlabels: {type: test}";
}
