using System.Text;

namespace CrowdSec.Cli.CommandLine;

/// <summary>Reads a line from the keyboard without showing it.</summary>
internal static class SecretInput
{
    private const int Longest = 1024;

    /// <summary>Null at the end of the input.</summary>
    public static string? ReadLine()
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine();
        }

        var line = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                line.Length = Math.Max(0, line.Length - 1);
            }
            else if (key.KeyChar != '\0' && line.Length < Longest)
            {
                line.Append(key.KeyChar);
            }
        }

        return line.ToString();
    }
}
