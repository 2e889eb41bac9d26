namespace CrowdSec.Cli.CommandLine;

/// <summary>Checks which options must, and must not, stand together.</summary>
internal static class FlagRules
{
    /// <exception cref="UsageException">A rule is broken.</exception>
    public static void Check(CliCommand command, FlagValues flags)
    {
        var missing = command.RequiredFlags.Where(f => !flags.Has(f)).ToList();
        if (missing.Count > 0)
        {
            throw new UsageException($"required flag(s) {string.Join(", ", missing.Select(static f => $"\"{f}\""))} not set");
        }

        foreach (var group in command.OneOfFlags)
        {
            if (!group.Any(flags.Has))
            {
                throw new UsageException($"at least one of the flags in the group [{string.Join(' ', group)}] is required");
            }
        }

        foreach (var group in command.ExclusiveFlags)
        {
            var set = group.Where(flags.Has).Order(StringComparer.Ordinal).ToList();
            if (set.Count > 1)
            {
                throw new UsageException($"if any flags in the group [{string.Join(' ', group)}] are set none of the others can be; [{string.Join(' ', set)}] were all set");
            }
        }
    }
}
