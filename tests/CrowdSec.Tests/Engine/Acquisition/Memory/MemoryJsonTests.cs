using System.Text.Json;
using CrowdSec.Engine.Acquisition.Memory;
using Xunit;

namespace CrowdSec.Tests.Engine.Acquisition.Memory;

public sealed class MemoryJsonTests
{
    [Fact]
    public void What_an_older_version_did_not_write_is_empty()
    {
        var memory = JsonSerializer.Deserialize("""{"version":1,"patterns":["/var/log/a.log"]}""", MemoryJson.Default.AcquisitionMemory)!;

        Assert.Equal(["/var/log/a.log"], memory.Patterns);
        Assert.Empty(memory.Seen);
        Assert.Empty(memory.Files);
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var memory = new AcquisitionMemory { Looked = 42 };
        memory.Patterns.Add("/var/log/*.log");

        var again = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(memory, MemoryJson.Default.AcquisitionMemory), MemoryJson.Default.AcquisitionMemory)!;

        Assert.Equal(42, again.Looked);
        Assert.Equal(memory.Patterns, again.Patterns);
    }
}
