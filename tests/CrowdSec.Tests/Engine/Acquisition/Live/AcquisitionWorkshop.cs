using CrowdSec.Configuration;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Tests.Engine.Pipeline.Cases;

namespace CrowdSec.Tests.Engine.Acquisition.Live;

/// <summary>A folder of logs, what is to be read of it, and a processor that notes each line it commits. Can be killed and started again.</summary>
internal sealed class AcquisitionWorkshop : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _plan;

    /// <param name="plan">The acquisition file; "DIR" stands for the folder of the logs.</param>
    public AcquisitionWorkshop(string plan)
    {
        Directory.CreateDirectory(Logs);
        _plan = plan.Replace("DIR", Logs, StringComparison.Ordinal);
    }

    public string Logs => _folder.PathOf("logs");

    public string State => _folder.PathOf("state");

    public CollectingLog Log { get; } = new();

    public string PathOf(string name) => Path.Combine(Logs, name);

    public LiveRun Start(LineCollector lines)
    {
        var file = _folder.PathOf("acquis.yaml");
        File.WriteAllText(file, _plan);
        var findings = new DiagnosticBag();
        var plan = AcquisitionLoader.Load(new LogProcessorConfig { AcquisitionPath = file }, static _ => null, findings);
        Xunit.Assert.False(findings.HasErrors, string.Join('\n', findings));
        return new LiveRun(plan, State, lines, Log);
    }

    public void Dispose() => _folder.Dispose();
}
