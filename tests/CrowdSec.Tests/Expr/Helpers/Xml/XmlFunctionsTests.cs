using CrowdSec.Expr.Helpers.Xml;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers.Xml;

public sealed class XmlFunctionsTests
{
    private const string Sample = """
        <?xml version="1.0"?>
        <Event xmlns='http://example.com/event'>
          <System><Provider Name='P &amp; Q'/><EventID>11</EventID><!-- note --></System>
          <EventData>
            <Data Name='A'>one</Data><Data Name="B">t&lt;wo &#x41;</Data><Data Name='C'><![CDATA[<raw>]]></Data>
            <ns:Data Name='D'>pre<b>bold</b>post</ns:Data><Data Name='E'/>
          </EventData>
          <EventData><Data Name='A'>second</Data></EventData>
        </Event>
        """;

    [Theory]
    [InlineData("<a>x</a> tail")]
    [InlineData("- <a>x</a>")]
    public void TextAroundTheRootIsSkipped(string xml) => Assert.Equal("x", Call("XMLGetNodeValue", xml, "/a"));

    [Theory]
    [InlineData("/Event/System[1]/EventID", "11")]
    [InlineData("/Event/EventData[1]/Data[@Name='A']", "one")]
    [InlineData("/Event/EventData[1]/Data[@Name=\"B\"]", "t<wo A")]
    [InlineData("/Event/EventData[1]/Data[@Name='C']", "<raw>")]
    [InlineData("/Event/EventData[1]/Data[@Name='D']", "pre")]
    [InlineData("/Event/EventData[1]/ns:Data", "pre")]
    [InlineData("/Event/EventData[1]/Data[@Name='E']", "")]
    [InlineData("/Event/EventData[2]/Data", "second")]
    [InlineData("/Event/EventData[-1]/Data", "second")]
    [InlineData("//Data[2]", "t<wo A")]
    [InlineData("//EventID", "11")]
    [InlineData("//EventID/../Provider/../EventID", "11")]
    [InlineData("/Event/*/EventID", "11")]
    [InlineData("/Event/System[EventID='11']/EventID", "11")]
    [InlineData("/Event/EventData/Data[text()='second']", "second")]
    [InlineData("Event/./System/EventID", "11")]
    [InlineData("/Event/EventData[3]/Data", "")]
    [InlineData("/Event/EventData[1]/Data[@Name='Z']", "")]
    [InlineData("/Event/Nothing", "")]
    [InlineData("/Event/EventData[", "")]
    [InlineData("/Event/EventData[0]", "")]
    [InlineData("/Event/", "")]
    [InlineData("", "")]
    [InlineData("/", "")]
    public void FindsNodes(string path, string expected) => Assert.Equal(expected, Call("XMLGetNodeValue", Sample, path));

    [Fact]
    public void FindsAttributes()
    {
        Assert.Equal("P & Q", Call("XMLGetAttributeValue", Sample, "/Event/System[1]/Provider", "Name"));
        Assert.Equal("", Call("XMLGetAttributeValue", Sample, "/Event/System[1]/Provider", "Other"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("<a>")]
    [InlineData("</a>")]
    [InlineData("<a></b>")]
    [InlineData("<a b></a>")]
    [InlineData("<a b=c></a>")]
    [InlineData("<a b='c></a>")]
    [InlineData("<a>&unknown;</a>")]
    [InlineData("<a>&</a>")]
    [InlineData("<a><![CDATA[</a>")]
    [InlineData("<a><!-- </a>")]
    [InlineData("<a")]
    [InlineData("<")]
    [InlineData("< a></a>")]
    public void BrokenDocumentsHaveNothing(string xml) => Assert.Equal("", Call("XMLGetNodeValue", xml, "/a"));

    [Theory]
    [InlineData("- <a>x</a>")]
    [InlineData("<a>x</a> tail")]
    public void TextAroundTheRootDoesNoHarm(string xml) => Assert.Equal("x", Call("XMLGetNodeValue", xml, "/a"));

    [Fact]
    public void DepthIsBounded()
    {
        var xml = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Assert.Equal("", Call("XMLGetNodeValue", xml, "//a"));
    }

    [Fact]
    public void CommentsDoNotCutTheText()
    {
        var xml = "<a>" + string.Concat(Enumerable.Repeat("x<!-- -->", 100_000)) + "<b/>y</a>";
        Assert.Equal(new string('x', 100_000), Call("XMLGetNodeValue", xml, "/a"));
    }

    private static string Call(string name, params object[] arguments) =>
        Assert.IsType<string>(new XmlFunctions().All.Single(f => f.Name == name).Body.DynamicInvoke(arguments));
}
