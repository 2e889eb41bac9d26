using System.Globalization;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Foundation.Values;

public sealed class GoFloatTests
{
    [Theory]
    [InlineData(0.0, 'g', -1, "0")]
    [InlineData(1.0, 'g', -1, "1")]
    [InlineData(-0.5, 'g', -1, "-0.5")]
    [InlineData(999999.0, 'g', -1, "999999")]
    [InlineData(1234567.0, 'g', -1, "1.234567e+06")]
    [InlineData(1e21, 'g', -1, "1e+21")]
    [InlineData(100.0, 'g', -1, "100")]
    [InlineData(0.0001, 'g', -1, "0.0001")]
    [InlineData(0.00001, 'g', -1, "1e-05")]
    [InlineData(608863452348.1149, 'g', -1, "6.088634523481149e+11")]
    [InlineData(123456.7, 'G', 3, "1.23E+05")]
    [InlineData(100.0, 'g', 3, "100")]
    [InlineData(100.0, 'g', 10, "100")]
    [InlineData(400.0, 'g', 2, "4e+02")]
    [InlineData(0.0, 'g', 5, "0")]
    [InlineData(2.5, 'f', 0, "2")]
    [InlineData(3.5, 'f', 0, "4")]
    [InlineData(0.125, 'f', 2, "0.12")]
    [InlineData(46.0, 'f', 6, "46.000000")]
    [InlineData(1.005, 'f', 2, "1.00")]
    [InlineData(0.001, 'f', 1, "0.0")]
    [InlineData(1e22, 'f', -1, "10000000000000000000000")]
    [InlineData(0.1, 'f', 20, "0.10000000000000000555")]
    [InlineData(123.456, 'e', 2, "1.23e+02")]
    [InlineData(9.996, 'e', 2, "1.00e+01")]
    [InlineData(0.0, 'e', 2, "0.00e+00")]
    [InlineData(1e100, 'e', -1, "1e+100")]
    [InlineData(5e-324, 'g', -1, "5e-324")]
    [InlineData(1.7976931348623157e308, 'g', -1, "1.7976931348623157e+308")]
    [InlineData(double.PositiveInfinity, 'g', -1, "+Inf")]
    [InlineData(double.NaN, 'f', 2, "NaN")]
    public void Formats(double value, char verb, int precision, string expected) =>
        Assert.Equal(expected, GoFloat.Format(value, verb, precision));

    [Theory]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e-6, "0.000001")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1.5e-10, "1.5e-10")]
    [InlineData(3.0, "3")]
    [InlineData(-2.25, "-2.25")]
    public void FormatsForJson(double value, string expected) => Assert.Equal(expected, GoFloat.FormatJson(value));

    [Fact]
    public void ShortestTextReadsBackAsTheSameNumber()
    {
        var random = new Random(11);
        for (var i = 0; i < 5_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (double.IsFinite(value))
            {
                Assert.Equal(value, double.Parse(GoFloat.Format(value, 'g', -1), CultureInfo.InvariantCulture));
                Assert.Equal(value, double.Parse(GoFloat.Format(value, 'e', 17), CultureInfo.InvariantCulture));
            }
        }
    }
}
