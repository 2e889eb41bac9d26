using CrowdSec.Patterns.Syntax;
using Xunit;

namespace CrowdSec.Tests.Patterns.Syntax;

/// <summary>Classes of letters as CaseFolding.txt of Unicode has them (statuses C and S).</summary>
public sealed class CaseFoldingTests
{
    [Theory]
    [InlineData("k", "kK\u212A")]
    [InlineData("S", "sS\u017F")]
    [InlineData("\u017F", "sS\u017F")]
    [InlineData("x", "xX")]
    [InlineData("1", "1")]
    [InlineData("\u03C3", "\u03A3\u03C2\u03C3")]
    [InlineData("\u03B2", "\u0392\u03B2\u03D0")]
    [InlineData("\u00B5", "\u00B5\u039C\u03BC")]
    [InlineData("\u00E5", "\u00C5\u00E5\u212B")]
    [InlineData("\u03C9", "\u03A9\u03C9\u2126")]
    [InlineData("\u00DF", "\u00DF\u1E9E")]
    [InlineData("\u01C5", "\u01C4\u01C5\u01C6")]
    [InlineData("\u0130", "\u0130")]
    [InlineData("\u0131", "\u0131")]
    [InlineData("i", "iI")]
    [InlineData("\u0345", "\u0345\u0399\u03B9\u1FBE")]
    [InlineData("\u0432", "\u0412\u0432\u1C80")]
    [InlineData("\u13A0", "\u13A0\uAB70")]
    public void Folds(string letter, string variants)
    {
        var expected = new CodePointSetBuilder();
        foreach (var variant in variants)
        {
            expected.Add(variant, variant);
        }

        Assert.Equal(expected.Build().Bounds.ToArray(), CaseFolding.Fold(CodePointSet.Single(letter[0])).Bounds.ToArray());
    }

    [Fact]
    public void Folds_ranges()
    {
        var folded = CaseFolding.Fold(new CodePointSet(['A', 'Z']));
        Assert.Equal(['A', 'Z', 'a', 'z', 0x17F, 0x17F, 0x212A, 0x212A], folded.Bounds.ToArray());
    }
}
