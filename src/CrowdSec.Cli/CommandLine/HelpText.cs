using System.Text;

namespace CrowdSec.Cli.CommandLine;

/// <summary>Writes a command's help.</summary>
internal static class HelpText
{
    public static string Of(IReadOnlyList<CliCommand> path)
    {
        var command = path[^1];
        var name = string.Join(' ', path.Select(static c => c.Name));
        var text = new StringBuilder();
        text.Append(command.Description.Length > 0 ? command.Description : command.Summary).Append("\n\nUsage:\n");
        if (command.Run is not null)
        {
            text.Append("  ").Append(name).Append(command.Usage.Length > 0 ? $" {command.Usage}" : "").Append(" [flags]\n");
        }

        if (command.Commands.Count > 0)
        {
            text.Append("  ").Append(name).Append(" [command]\n");
        }

        if (command.Aliases.Count > 0)
        {
            text.Append("\nAliases:\n  ").Append(string.Join(", ", command.Aliases.Prepend(command.Name))).Append('\n');
        }

        if (command.Example.Length > 0)
        {
            text.Append("\nExamples:\n").Append(command.Example.TrimEnd()).Append('\n');
        }

        Commands(text, command);
        Flags(text, "Flags", [.. command.Flags, .. command.PersistentFlags, CliFlag.Switch("help", $"help for {command.Name}", 'h')]);
        Flags(text, "Global Flags", [.. path.Take(path.Count - 1).SelectMany(static c => c.PersistentFlags)]);
        if (command.Commands.Count > 0)
        {
            text.Append($"\nUse \"{name} [command] --help\" for more information about a command.\n");
        }

        return text.ToString();
    }

    private static void Commands(StringBuilder text, CliCommand command)
    {
        var visible = command.Commands.Where(static c => !c.Hidden).ToList();
        if (visible.Count == 0)
        {
            return;
        }

        var width = Math.Max(11, visible.Max(static c => c.Name.Length));
        text.Append("\nAvailable Commands:\n");
        foreach (var child in visible.OrderBy(static c => c.Name, StringComparer.Ordinal))
        {
            text.Append("  ").Append(child.Name.PadRight(width)).Append(' ').Append(child.Summary).Append('\n');
        }
    }

    private static void Flags(StringBuilder text, string title, IReadOnlyList<CliFlag> flags)
    {
        var visible = flags.Where(static f => !f.Hidden).OrderBy(static f => f.Name, StringComparer.Ordinal).ToList();
        if (visible.Count == 0)
        {
            return;
        }

        var width = visible.Max(static f => Left(f).Length) + 3;
        text.Append('\n').Append(title).Append(":\n");
        foreach (var flag in visible)
        {
            var fallback = flag.Default is "" or "0" ? "" : flag.Kind == FlagKind.Text ? $" (default \"{flag.Default}\")" : $" (default {flag.Default})";
            text.Append(Left(flag).PadRight(width)).Append(flag.Help).Append(fallback).Append('\n');
        }
    }

    private static string Left(CliFlag flag) =>
        (flag.Short == '\0' ? $"      --{flag.Name}" : $"  -{flag.Short}, --{flag.Name}") + (flag.TypeName.Length > 0 ? $" {flag.TypeName}" : "");
}
