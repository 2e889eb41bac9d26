namespace CrowdSec.Cli.Why.Logs;

/// <summary>The lines of one log file that name an address.</summary>
/// <param name="Labels">As the acquisition gives them to the lines.</param>
/// <param name="Count">In the part of the file that was looked at.</param>
/// <param name="Lines">The last of them, oldest first.</param>
/// <param name="Problem">Why the file could not be read; "" when it could.</param>
internal sealed record LogMentions(string Path, IReadOnlyDictionary<string, string> Labels, long Count, IReadOnlyList<string> Lines, string Problem = "");
