using CrowdSec.Foundation.Text;
using Xunit;

namespace CrowdSec.Tests.Foundation.Text;

public sealed class TextTablePartTests
{
    [Fact]
    public void A_table_in_parts_has_one_head_and_one_end()
    {
        var output = new StringWriter { NewLine = "\n" };
        var table = new TextTable("Name", "N");
        table.AddRow("abcdef", "1");
        table.WritePart(output, TableStyle.Ascii);
        Assert.Equal(0, table.RowCount);
        table.AddRow("b", "2");
        table.AddRow("longer than before", "3");
        table.WritePart(output, TableStyle.Ascii);
        table.WriteEnd(output, TableStyle.Ascii);
        Assert.Equal(
            """
            +--------+---+
            | Name   | N |
            +--------+---+
            | abcdef | 1 |
            | b      | 2 |
            | longer than before | 3 |
            +--------+---+

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }
}
