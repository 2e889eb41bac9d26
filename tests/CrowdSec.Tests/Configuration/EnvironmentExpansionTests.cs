using CrowdSec.Configuration;
using Xunit;

namespace CrowdSec.Tests.Configuration;

public sealed class EnvironmentExpansionTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$A", "1")]
    [InlineData("${A}b", "1b")]
    [InlineData("$Ab", "$Ab")]
    [InlineData("$", "$")]
    [InlineData("a$", "a$")]
    [InlineData("$$A", "$1")]
    [InlineData("${", "${")]
    [InlineData("${A", "${A")]
    [InlineData("${}", "${}")]
    [InlineData("^foo$|$A|${B}$", "^foo$|1|${B}$")]
    [InlineData("$EMPTY.", ".")]
    public void Expands_only_what_is_defined(string text, string expected) =>
        Assert.Equal(expected, EnvironmentExpansion.Expand(text, name => name switch { "A" => "1", "EMPTY" => "", _ => null }));
}
