using CrowdSec.Expr.Analysis;
using Xunit;

namespace CrowdSec.Tests.Expr;

public sealed class ConjunctTests
{
    [Fact]
    public void Nested_ands_are_one_chain_in_order()
    {
        var conjuncts = TestLanguage.Compile("evt.Name == 'a' and (evt.Count > 1 && evt.Meta.x contains 'y') and (evt.Count == 1 or evt.Count == 2)").Conjuncts;
        Assert.Equal(["evt.Name == 'a'", "evt.Count > 1", "evt.Meta.x contains 'y'", "evt.Count == 1 or evt.Count == 2"], conjuncts.Select(c => c.Text));
    }

    [Theory]
    [InlineData("evt.Meta.a == 'x'", "evt.Meta['a'] == \"x\"")]
    [InlineData("evt.Count > 1 || false", "(evt.Count   > 1) or false")]
    [InlineData("evt.Name not contains 'a'", "not (evt.Name contains 'a')")]
    [InlineData("any(evt.Tags, {# == 'a'})", "any(evt.Tags, # == 'a')")]
    public void What_means_the_same_has_the_same_key(string one, string other) => Assert.Equal(Only(one).Key, Only(other).Key);

    [Theory]
    [InlineData("evt.Meta.a == 'x'", "evt.Meta.b == 'x'")]
    [InlineData("evt.Count == 1", "evt.Count == 1.0")]
    [InlineData("evt.Name == 'a,b'", "evt.Name == 'a' + ',b'")]
    [InlineData("evt.Name in ['a', 'b']", "evt.Name in ['a, b']")]
    [InlineData("evt.Tags[1:] == []", "evt.Tags[:1] == []")]
    [InlineData("evt.Data?.a == nil", "evt.Data.a == nil")]
    public void What_may_differ_has_another_key(string one, string other) => Assert.NotEqual(Only(one).Key, Only(other).Key);

    [Theory]
    [InlineData("evt.Meta.log_type == 'ssh'", false)]
    [InlineData("evt.Name contains 'x'", false)]
    [InlineData("evt.Self.Self.Name == 'x'", false)]
    [InlineData("Lower(evt.Name) contains 'x'", false)]
    [InlineData("evt.Count + 1 > 2", false)]
    [InlineData("len(evt.Name) == 6", false)]
    [InlineData("evt.Name not in ['', nil]", false)]
    [InlineData("'x' in evt.Meta", false)]
    [InlineData("evt.Data.x == 'y'", true)]
    [InlineData("evt.Count % 2 == 0", true)]
    [InlineData("evt.Parent.Name == 'x'", true)]
    [InlineData("evt.Parent.Meta.x == 'x'", true)]
    [InlineData("Parse(evt.Name) == 'x'", true)]
    [InlineData("evt.Data.flag", true)]
    [InlineData("evt.Tags[0] == 'x'", true)]
    public void Tells_what_can_fail(string source, bool canFail) => Assert.Equal(canFail, Only(source).CanFail);

    [Theory]
    [InlineData("evt.Meta.log_type == 'ssh'", true)]
    [InlineData("Lower(evt.Name) == 'x'", true)]
    [InlineData("evt.GetMeta('x') == 'x'", true)]
    [InlineData("evt.SetMeta('x', 'y')", false)]
    [InlineData("Random() == 4", false)]
    [InlineData("now().Year() > 2000", false)]
    [InlineData("any(evt.Tags, Random() == 4)", false)]
    [InlineData("evt.Data.call(1)", false)]
    public void Tells_what_can_be_repeated(string source, bool repeatable) => Assert.Equal(repeatable, Only(source).IsRepeatable);

    [Theory]
    [InlineData("evt.Meta.log_type == 'ssh'", "evt.Meta.log_type", "ssh")]
    [InlineData("'ssh' == evt.Meta['log_type']", "evt.Meta.log_type", "ssh")]
    [InlineData("evt.Meta.log_type in ['ssh', 'http', 'ssh']", "evt.Meta.log_type", "ssh,http")]
    [InlineData("evt.Meta.a == '1' or evt.Meta.a in ['2'] || evt.Meta.a == ''", "evt.Meta.a", "1,2,")]
    [InlineData("evt.Self.Meta.a == '1'", "evt.Self.Meta.a", "1")]
    public void Finds_tests_of_a_key(string source, string path, string values)
    {
        var test = Only(source).KeyTest;
        Assert.NotNull(test);
        Assert.Equal(path, test.Path);
        Assert.Equal(values, string.Join(',', test.Values));
        var evt = new TestEvent();
        evt.Meta.Set(path[(path.LastIndexOf('.') + 1)..], "seen");
        Assert.Equal("seen", test.Read(TestLanguage.Frame(evt)).ToString());
    }

    [Theory]
    [InlineData("evt.Meta.a != 'x'")]
    [InlineData("evt.Meta.a == evt.Meta.b")]
    [InlineData("evt.Meta.a == 'x' or evt.Meta.b == 'x'")]
    [InlineData("evt.Meta.a in []")]
    [InlineData("evt.Name == 'x'")]
    [InlineData("evt.Parent.Meta.a == 'x'")]
    [InlineData("Lower(evt.Meta.a) == 'x'")]
    public void Other_tests_are_not_of_a_key(string source) => Assert.Null(Only(source).KeyTest);

    private static Conjunct Only(string source) => Assert.Single(TestLanguage.Compile(source).Conjuncts);
}
