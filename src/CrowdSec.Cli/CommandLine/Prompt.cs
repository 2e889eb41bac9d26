namespace CrowdSec.Cli.CommandLine;

/// <summary>Questions to who sits in front of the terminal.</summary>
internal static class Prompt
{
    /// <summary>Asks until there is an answer that can be understood; no input at all, or an empty line, is the fallback.</summary>
    public static bool YesNo(CliInvocation run, string question, bool fallback)
    {
        while (true)
        {
            run.Out.Write($"{question} {(fallback ? "(Y/n)" : "(y/N)")} ");
            run.Out.Flush();
            switch (run.Host.In.ReadLine()?.Trim().ToUpperInvariant())
            {
                case null:
                    run.Out.WriteLine();
                    return fallback;
                case "":
                    return fallback;
                case "Y" or "YES":
                    return true;
                case "N" or "NO":
                    return false;
                default:
                    run.Out.WriteLine("Please answer yes or no.");
                    break;
            }
        }
    }
}
