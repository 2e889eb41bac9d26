using Xunit;

namespace CrowdSec.Tests;

/// <summary>Tests that look at the memory of the whole process run when no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryMeasurements
{
    public const string Name = "memory measurements";
}
