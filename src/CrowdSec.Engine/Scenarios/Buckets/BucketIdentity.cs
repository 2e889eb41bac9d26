using System.Security.Cryptography;
using System.Text;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>The name that alerts give a bucket: hex SHA-1 of filter, partition and scenario name, separated by NUL.</summary>
internal static class BucketIdentity
{
    public static string Mapkey(Scenario scenario, string partition)
    {
        // An identifier that others compare, not a protection: SHA-1 is part of the format.
#pragma warning disable CA5350
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes($"{scenario.Spec.Filter.Value}\0{partition}\0{scenario.Name}")));
#pragma warning restore CA5350
    }
}
