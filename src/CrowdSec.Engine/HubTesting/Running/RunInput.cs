namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>The lines of a recorded run: files, or a text of one's own.</summary>
/// <param name="Labels">evt.Line.Labels of every line; "type" selects the parsers.</param>
/// <param name="Lines">Used instead of the files when not null.</param>
public sealed record RunInput(IReadOnlyList<string> Files, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<string>? Lines = null);
