namespace CrowdSec.Cli.CommandLine;

/// <summary>The names that a command's arguments may be, for shells that complete them.</summary>
internal delegate Task<IReadOnlyList<string>> CompletionSource(CliInvocation run, CancellationToken cancellationToken);
