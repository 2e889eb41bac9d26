namespace CrowdSec.Cli.CommandLine;

internal enum OutputFormat
{
    Human,
    Json,
    Raw,
}
