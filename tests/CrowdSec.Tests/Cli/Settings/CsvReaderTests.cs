using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using Xunit;

namespace CrowdSec.Tests.Cli.Settings;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\n\r\n  \n", "")]
    [InlineData("a", "1:a")]
    [InlineData("a,b\nc,d\n", "1:a|b 2:c|d")]
    [InlineData("a,b\r\nc,d\r\n", "1:a|b 2:c|d")]
    [InlineData("a,b\n\n\nc,d", "1:a|b 4:c|d")]
    [InlineData(",\n,,", "1:| 2:||")]
    [InlineData("\"a,b\",\"c\"\"d\"\ne", "1:a,b|c\"d 2:e")]
    [InlineData("a,\"b\nc\r\nd\"\r\ne,f", "1:a|b\nc\nd 4:e|f")]
    [InlineData("x\"y,z\"\nq", "1:xy,z 2:q")]
    [InlineData("\"\"\n1", "1: 2:1")]
    public void Rows_are_split(string text, string expected) => Assert.Equal(expected, Text(new StringReader(text)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void It_does_not_matter_how_the_input_comes(int piece)
    {
        const string Input = "value,comment\n192.0.2.1,\"one\nand, two\"\r\n\n192.0.2.2,\"\"\"q\"\"\"\n192.0.2.3,";
        Assert.Equal("1:value|comment 2:192.0.2.1|one\nand, two 5:192.0.2.2|\"q\" 6:192.0.2.3|", Text(new PieceReader(Input, piece)));
    }

    [Fact]
    public void Rows_longer_than_the_buffer_are_read()
    {
        var cell = new string('x', 100_000);
        var rows = new CsvReader(new StringReader($"{cell},\"{cell}\"\nb,c\n"));
        Assert.True(rows.Read());
        Assert.Equal([cell, cell], rows.ToArray());
        Assert.True(rows.Read());
        Assert.Equal(["b", "c"], rows.ToArray());
        Assert.False(rows.Read());
    }

    [Theory]
    [InlineData("a,b\n\"c", 2)]
    [InlineData("a,b\nc\"\n\n\n", 2)]
    public void A_quote_that_is_not_closed_is_told(string text, int row)
    {
        var error = Assert.Throws<CliException>(() => Text(new StringReader(text)));
        Assert.StartsWith($"row {row}: a quote is not closed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_row_is_not_read_to_its_end()
    {
        var rows = new CsvReader(new StringReader(new string('x', 5_000_000)));
        Assert.Contains("longer than", Assert.Throws<CliException>(() => rows.Read()).Message, StringComparison.Ordinal);
    }

    private static string Text(TextReader input)
    {
        var rows = new CsvReader(input);
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add($"{rows.Line}:{string.Join('|', rows.ToArray())}");
        }

        return string.Join(' ', found);
    }

    /// <summary>Gives so many characters at a time.</summary>
    private sealed class PieceReader(string text, int piece) : TextReader
    {
        private int _at;

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(Math.Min(piece, count), text.Length - _at);
            text.CopyTo(_at, buffer, index, length);
            _at += length;
            return length;
        }
    }
}
