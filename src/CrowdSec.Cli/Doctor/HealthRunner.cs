using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.Hub;
using CrowdSec.Protocol.Clients;
using CrowdSec.Storage;

namespace CrowdSec.Cli.Doctor;

/// <summary>Runs checks one after the other. None can take longer than its time or end the examination.</summary>
internal sealed class HealthRunner(Patient patient, TimeSpan limit)
{
    public async Task<HealthReport> RunAsync(IHealthCheck check, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            // Off this thread: what blocks, such as a file on a dead network share, is left behind.
            var findings = await Task.Run(() => check.RunAsync(patient, timeout.Token), timeout.Token).WaitAsync(timeout.Token).ConfigureAwait(false);
            return new HealthReport(check.Name, check.Title, findings);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(check, $"no result within {limit.TotalSeconds:0} s", "something does not answer: a database, a network share, the Local API");
        }
        catch (Exception e) when (e is CliException or StoreException or HubException or ApiClientException or IOException or UnauthorizedAccessException)
        {
            return Failed(check, e.Message, e is UnauthorizedAccessException ? "run it as root" : "see the message");
        }
    }

    private static HealthReport Failed(IHealthCheck check, string message, string remedy) =>
        new(check.Name, check.Title, [HealthFinding.Broken(message, remedy)]);
}
