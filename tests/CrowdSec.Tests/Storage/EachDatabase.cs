using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;
using Xunit;

namespace CrowdSec.Tests.Storage;

/// <summary>Runs a test once with each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EachDatabase : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<string>(TestStore.Sqlite), new TheoryDataRow<string>(TestStore.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
