using CrowdSec.Foundation.Logging;
using Xunit;

namespace CrowdSec.Tests.Foundation.Logging;

public sealed class TextLogTests
{
    [Theory]
    [InlineData(LogFormat.Text)]
    [InlineData(LogFormat.Json)]
    [InlineData(LogFormat.Colored)]
    public void A_message_can_neither_forge_a_line_nor_steer_a_terminal(LogFormat format)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new TextLog(output, LogLevel.Info, format, null).Write(LogLevel.Info, "user \"\nlevel=fatal msg=forged\r\u001b[2J\0\u0007\u009b");

        var said = output.ToString().Replace("\u001b[36mINFO\u001b[0m", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        Assert.Equal(format == LogFormat.Colored ? 2 : 1, said.Length);
        Assert.All(said[1..], static line => Assert.StartsWith("     ", line, StringComparison.Ordinal));
        Assert.DoesNotContain(string.Concat(said), char.IsControl);
        Assert.Contains("forged", string.Concat(said), StringComparison.Ordinal);
    }
}
