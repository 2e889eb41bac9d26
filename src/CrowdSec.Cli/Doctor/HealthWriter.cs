using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Doctor;

/// <summary>Shows what checks found, as soon as they are through where the format allows it.</summary>
internal abstract class HealthWriter(CliInvocation run)
{
    public HealthLevel Worst { get; private set; }

    protected TextWriter Out => run.Out;

    protected bool IsTerminal => run.Host.IsTerminal;

    public static HealthWriter For(CliInvocation run) => run.Output switch
    {
        OutputFormat.Json => new HealthJson(run),
        OutputFormat.Raw => new HealthCsv(run),
        _ => new HealthText(run),
    };

    public async Task AddAsync(HealthReport report, CancellationToken cancellationToken)
    {
        if (report.Findings.Count > 0)
        {
            Worst = report.Level > Worst ? report.Level : Worst;
            Write(report);
            await Out.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public abstract void Finish();

    protected abstract void Write(HealthReport report);
}
