using System.Net;
using CrowdSec.Configuration;
using CrowdSec.Daemon.Agent.Pushing;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Metrics;

namespace CrowdSec.Daemon.Agent;

/// <summary>A Local API reached by HTTP, wherever it runs. Tells what an answer means for those who sent.</summary>
internal sealed class LocalApiUplink : IAgentClient
{
    private const string Validation = "validation failure";

    private readonly LocalApiClient _client;

    private LocalApiUplink(LocalApiClient client) => _client = client;

    /// <param name="scenarios">Names of what runs here.</param>
    /// <exception cref="FatalException">The URL is none, or a certificate cannot be read.</exception>
    public static LocalApiUplink Create(ApiCredentials credentials, bool insecure, IReadOnlyList<string> scenarios, TimeProvider clock)
    {
        var options = new ClientOptions
        {
            Url = credentials.Url,
            UserAgent = UserAgents.Crowdsec(VersionText.Number),
            CaCertPath = credentials.CaCertPath,
            CertPath = credentials.CertPath,
            KeyPath = credentials.KeyPath,
            InsecureSkipVerify = insecure,
            LongTimeout = TimeSpan.FromMinutes(1),
        };
        try
        {
            return new LocalApiUplink(new LocalApiClient(options, new MachineCredentials(credentials.Login, credentials.Password), clock, () => scenarios));
        }
        catch (ApiClientException e)
        {
            throw new FatalException($"the credentials for the Local API cannot be used: {e.Message}", e);
        }
    }

    public Task<UplinkAnswer> LogInAsync(CancellationToken cancellationToken) => AskAsync(() => _client.LogInAsync(cancellationToken));

    public Task<UplinkAnswer> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> alerts, CancellationToken cancellationToken) =>
        AskAsync(() => _client.AddAlertsAsync(List(alerts), isCompressed: false, cancellationToken));

    public Task<UplinkAnswer> SendHeartbeatAsync(CancellationToken cancellationToken) => AskAsync(() => _client.HeartbeatAsync(cancellationToken));

    public Task<UplinkAnswer> SendUsageAsync(UsageReport report, CancellationToken cancellationToken) => AskAsync(() => _client.SendUsageReportAsync(report, cancellationToken));

    public Task<UplinkAnswer> UnregisterAsync(CancellationToken cancellationToken) => AskAsync(() => _client.DeleteSelfAsync(cancellationToken));

    public void Dispose() => _client.Dispose();

    internal static UplinkOutcome Judge(HttpStatusCode? status, string reason) => status switch
    {
        null => UplinkOutcome.Away,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => UplinkOutcome.NotAllowed,
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => UplinkOutcome.Away,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => UplinkOutcome.Away,
        >= (HttpStatusCode)400 and < (HttpStatusCode)500 => UplinkOutcome.Refused,
        HttpStatusCode.InternalServerError when reason.StartsWith(Validation, StringComparison.Ordinal) => UplinkOutcome.Refused,
        >= (HttpStatusCode)500 => UplinkOutcome.Failed,
        _ => UplinkOutcome.Away,
    };

    /// <summary>The alerts are JSON already: the body is put together, not written anew.</summary>
    private static ReadOnlyMemory<byte> List(IReadOnlyList<ReadOnlyMemory<byte>> alerts)
    {
        var body = new byte[2 + alerts.Sum(static a => a.Length) + Math.Max(0, alerts.Count - 1)];
        body[0] = (byte)'[';
        var at = 1;
        for (var i = 0; i < alerts.Count; i++)
        {
            if (i > 0)
            {
                body[at++] = (byte)',';
            }

            alerts[i].Span.CopyTo(body.AsSpan(at));
            at += alerts[i].Length;
        }

        body[at] = (byte)']';
        return body;
    }

    private static async Task<UplinkAnswer> AskAsync(Func<Task> ask)
    {
        try
        {
            await ask().ConfigureAwait(false);
            return UplinkAnswer.Stored;
        }
        catch (ApiClientException e)
        {
            return new UplinkAnswer(Judge(e.Status, e.Reason), e.Message);
        }
    }
}
