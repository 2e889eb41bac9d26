using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Settings;

internal static class RawOutput
{
    /// <exception cref="CliException">The output was asked for in lines, and the command has none.</exception>
    public static void Refuse(CliInvocation run)
    {
        if (run.Output == OutputFormat.Raw)
        {
            throw new CliException("output format 'raw' not supported for this command");
        }
    }
}
