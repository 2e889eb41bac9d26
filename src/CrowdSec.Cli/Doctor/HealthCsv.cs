using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;

namespace CrowdSec.Cli.Doctor;

/// <summary>A line a finding.</summary>
internal sealed class HealthCsv(CliInvocation run) : HealthWriter(run)
{
    private bool _hasHeader;

    protected override void Write(HealthReport report)
    {
        Header();
        foreach (var finding in report.Findings)
        {
            Out.Write(CsvText.Row(report.Name, HealthJson.Word(finding.Level), finding.Message, finding.Remedy));
        }
    }

    public override void Finish() => Header();

    private void Header()
    {
        if (!_hasHeader)
        {
            Out.Write("check,level,message,remedy\n");
            _hasHeader = true;
        }
    }
}
