namespace CrowdSec.Tests.LocalApi.Decisions;

internal enum PullOutcome
{
    Received,

    /// <summary>The server noticed that the program went away.</summary>
    Aborted,

    /// <summary>The server wrote everything, the program read none of it.</summary>
    Lost,
}
