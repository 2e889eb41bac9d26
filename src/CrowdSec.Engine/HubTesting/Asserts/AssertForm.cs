namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>The shapes that generated assertions have.</summary>
internal enum AssertForm
{
    /// <summary>path == literal</summary>
    Equals,

    /// <summary>len(path) == number</summary>
    Length,

    /// <summary>basename(path) == "text"</summary>
    Basename,

    /// <summary>FloatApproxEqual(path, number)</summary>
    Approximately,

    /// <summary>"text" in path</summary>
    Contains,
}
