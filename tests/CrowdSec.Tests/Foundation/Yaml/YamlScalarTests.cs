using CrowdSec.Foundation.Yaml;
using Xunit;

namespace CrowdSec.Tests.Foundation.Yaml;

public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("~", null)]
    [InlineData("null", null)]
    [InlineData("nul", "nul")]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData("yes", "yes")]
    [InlineData("12", 12L)]
    [InlineData("-12", -12L)]
    [InlineData("0x1F", 31L)]
    [InlineData("1_000", 1000L)]
    [InlineData("1.5", 1.5)]
    [InlineData("1e3", 1000.0)]
    [InlineData("9223372036854775808", 9223372036854775808.0)]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("-", "-")]
    [InlineData("10s", "10s")]
    public void A_plain_scalar_may_mean_a_value(string text, object? value) =>
        Assert.Equal(value, new YamlScalar(text, true, 1, 1).Resolve());

    [Theory]
    [InlineData("true")]
    [InlineData("12")]
    [InlineData("~")]
    [InlineData("")]
    public void A_quoted_scalar_means_its_text(string text)
    {
        var scalar = new YamlScalar(text, false, 1, 1);
        Assert.Equal(text, scalar.Resolve());
        Assert.False(scalar.IsNull);
        Assert.False(scalar.TryBool(out _));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("On", true)]
    [InlineData("y", true)]
    [InlineData("no", false)]
    [InlineData("OFF", false)]
    public void Where_a_bool_is_wanted_the_old_words_will_do(string text, bool value)
    {
        Assert.True(new YamlScalar(text, true, 1, 1).TryBool(out var read));
        Assert.Equal(value, read);
    }
}
