namespace CrowdSec.EndToEnd.Harness;

/// <summary>How a command ended.</summary>
internal sealed record CommandResult(string Command, int Exit, string Output, string Errors)
{
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public CommandResult MustSucceed() => Exit == 0 ? this : throw new InvalidOperationException($"{Command} ended with {Exit}\n{Output}\n{Errors}");
}
