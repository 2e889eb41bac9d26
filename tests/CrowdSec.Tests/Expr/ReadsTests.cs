using Xunit;

namespace CrowdSec.Tests.Expr;

public sealed class ReadsTests
{
    [Theory]
    [InlineData("1 == 1", "")]
    [InlineData("evt.Meta.a == evt.Meta.b and evt.Meta['a'] != ''", "evt.Meta.a evt.Meta.b")]
    [InlineData("evt.Meta[evt.Name]", "evt.Meta.* evt.Name")]
    [InlineData("len(evt.Meta)", "evt.Meta.*")]
    [InlineData("evt.Data.x.y?.z == 1", "evt.Data.x.y.z")]
    [InlineData("evt.Data.x[0].y", "evt.Data.x.*")]
    [InlineData("evt.GetMeta('x')", "evt.*")]
    [InlineData("evt.Parent.Name + $env.evt.Name", "evt.Name evt.Parent.Name")]
    [InlineData("$env", "evt.*")]
    [InlineData("any(evt.Tags, # contains evt.Name)", "evt.Name evt.Tags.*")]
    [InlineData("let m = evt.Meta; m.x", "evt.Meta.*")]
    [InlineData("let n = evt.Name; n == 'x'", "evt.Name")]
    [InlineData("evt.Name[1:2]", "evt.Name")]
    public void Names_the_fields_that_are_read(string source, string reads) =>
        Assert.Equal(reads, string.Join(' ', TestLanguage.Compile(source).Reads));
}
