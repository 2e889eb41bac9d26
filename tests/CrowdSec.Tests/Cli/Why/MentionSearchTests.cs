using System.Text;
using CrowdSec.Cli.Why.Logs;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Cli.Why;

public sealed class MentionSearchTests
{
    private static readonly Dictionary<string, string> Labels = [];

    private static IpAddr Address(string text) => IpAddr.TryParse(text, out var address) ? address : throw new ArgumentException(text);

    [Theory]
    [InlineData("192.0.2.1", "from 192.0.2.1 port 22", true)]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "banned 192.0.2.1.", true)]
    [InlineData("192.0.2.1", "peer=192.0.2.1:443,", true)]
    [InlineData("192.0.2.1", "from 192.0.2.10 port 22", false)]
    [InlineData("192.0.2.1", "from 1192.0.2.1", false)]
    [InlineData("192.0.2.1", "oid 1.192.0.2.1", false)]
    [InlineData("192.0.2.1", "oid 192.0.2.1.5", false)]
    [InlineData("192.0.2.1", "from 192.0.2.10 and 192.0.2.1", true)]
    [InlineData("2001:db8::1", "from [2001:db8::1]:443", true)]
    [InlineData("2001:db8::1", "from 2001:db8::1 port 22", true)]
    [InlineData("2001:db8::1", "from 2001:db8::12", false)]
    [InlineData("2001:db8::1", "from 2001:db8::1:2", false)]
    [InlineData("192.0.2.1", "", false)]
    public void An_address_is_found_where_it_stands_alone(string address, string line, bool expected) =>
        Assert.Equal(expected, new AddressText(Address(address)).IsIn(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Counts_all_and_keeps_the_last()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("a.log");
        var noise = new string('x', 3_000);
        File.WriteAllLines(path, Enumerable.Range(0, 2_000).Select(i => i % 10 == 0 ? $"{i} from 192.0.2.1" : $"{i} {noise}"));
        var found = new MentionSearch(Address("192.0.2.1")).Run(path, Labels, TestContext.Current.CancellationToken);
        Assert.Equal((200, 50, "1990 from 192.0.2.1"), (found.Count, found.Lines.Count, found.Lines[^1]));
    }

    [Fact]
    public void A_line_without_end_and_one_that_never_ends_are_left_out()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("a.log");
        File.WriteAllText(path, $"one 192.0.2.1\r\n{new string('y', 3 << 20)}\ntwo 192.0.2.1\nhalf 192.0.2.1");
        var found = new MentionSearch(Address("192.0.2.1")).Run(path, Labels, TestContext.Current.CancellationToken);
        Assert.Equal(["one 192.0.2.1", "two 192.0.2.1"], found.Lines);
    }

    [Fact]
    public void What_is_not_there_is_told() =>
        Assert.NotEqual("", new MentionSearch(Address("192.0.2.1")).Run("/nowhere/a.log", Labels, TestContext.Current.CancellationToken).Problem);
}
