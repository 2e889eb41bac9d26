using CrowdSec.Foundation.Diagnostics;
using Xunit;

namespace CrowdSec.Tests.Foundation.Diagnostics;

public sealed class DiagnosticTests
{
    [Theory]
    [InlineData(3, 7, "do this", "a.yaml:3:7: error: it is wrong (do this)")]
    [InlineData(3, 0, "", "a.yaml:3: error: it is wrong")]
    [InlineData(0, 0, "do this", "a.yaml: error: it is wrong (do this)")]
    public void A_finding_reads_as_one_line(int line, int column, string hint, string expected) =>
        Assert.Equal(expected, new Diagnostic(Severity.Error, "a.yaml", line, column, "it is wrong", hint).ToString());

    [Fact]
    public void A_bag_knows_how_many_errors_it_holds()
    {
        var bag = new DiagnosticBag();
        Assert.False(bag.HasErrors);
        bag.Warning("a", 1, 1, "w");
        Assert.False(bag.HasErrors);
        bag.Error("a", 1, 1, "e");
        bag.AddRange([new Diagnostic(Severity.Error, "b", 0, 0, "e"), new Diagnostic(Severity.Warning, "b", 0, 0, "w")]);
        Assert.Equal((4, 2, true), (bag.Count, bag.ErrorCount, bag.HasErrors));
    }
}
