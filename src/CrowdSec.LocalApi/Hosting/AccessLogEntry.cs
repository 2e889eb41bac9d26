using System.Net;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>A request that was answered.</summary>
/// <param name="Target">Path and query as they were sent.</param>
internal readonly record struct AccessLogEntry(
    IPAddress Address, DateTimeOffset At, string Method, string Target, string Protocol, int Status, TimeSpan Duration, string UserAgent, string Error);
