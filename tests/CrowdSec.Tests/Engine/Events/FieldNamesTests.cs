using CrowdSec.Engine.Events;
using Xunit;

namespace CrowdSec.Tests.Engine.Events;

public sealed class FieldNamesTests
{
    [Fact]
    public void Names_that_lines_make_up_end_somewhere()
    {
        var names = new FieldNames();
        for (var i = 0; i < FieldNames.MaxNames; i++)
        {
            Assert.Equal(i, names.SlotOf($"n{i}"));
        }

        Assert.Equal(-1, names.SlotOf("one more"));
        Assert.Equal(-1, names.Find("one more"));
        Assert.Equal(7, names.SlotOf("n7"));
        Assert.Equal(FieldNames.MaxNames, names.Count);
    }
}
