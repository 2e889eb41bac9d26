using CrowdSec.Engine.Acquisition;

namespace CrowdSec.Benchmarks;

/// <summary>Batches of sample lines.</summary>
internal static class SampleLogs
{
    public static LineBatch Batch(Rig rig, LogKind kind) => kind == LogKind.Nginx
        ? rig.Batch(Checkout.Sample("nginx-access.log"), "nginx")
        : rig.Batch(Checkout.Sample("auth.log"), "syslog");
}
