using CrowdSec.Engine.Helpers.Data;
using Xunit;

namespace CrowdSec.Tests.Engine.Helpers.Data;

public sealed class DataDirectoryTests
{
    [Theory]
    [InlineData("list.txt", true)]
    [InlineData("sub/list.txt", true)]
    [InlineData("sub/../list.txt", true)]
    [InlineData("inner-link.txt", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("../other/list.txt", false)]
    [InlineData("sub/../../other/list.txt", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("outer-link.txt", false)]
    [InlineData("outer-folder/list.txt", false)]
    [InlineData("circle", false)]
    [InlineData("a\0b", false)]
    public void NamesStayInside(string name, bool expected)
    {
        using var folder = new TemporaryFolder();
        var data = Directory.CreateDirectory(folder.PathOf("data")).FullName;
        Directory.CreateDirectory(Path.Combine(data, "sub"));
        Directory.CreateDirectory(folder.PathOf("other"));
        File.WriteAllText(folder.PathOf("other/list.txt"), "x");
        File.CreateSymbolicLink(Path.Combine(data, "inner-link.txt"), Path.Combine(data, "list.txt"));
        File.CreateSymbolicLink(Path.Combine(data, "outer-link.txt"), folder.PathOf("other/list.txt"));
        Directory.CreateSymbolicLink(Path.Combine(data, "outer-folder"), folder.PathOf("other"));
        File.CreateSymbolicLink(Path.Combine(data, "circle"), Path.Combine(data, "circle"));
        Assert.Equal(expected, new DataDirectory(data).TryResolve(name, out var path));
        Assert.Equal(expected, path.Length > 0);
    }

    [Fact]
    public void LinksMayLeadToTrustedRoots()
    {
        using var folder = new TemporaryFolder();
        var data = Directory.CreateDirectory(folder.PathOf("data")).FullName;
        var staging = Directory.CreateDirectory(folder.PathOf("staging")).FullName;
        File.WriteAllText(Path.Combine(staging, "list.txt"), "x");
        File.CreateSymbolicLink(Path.Combine(data, "list.txt"), Path.Combine(staging, "list.txt"));
        Directory.CreateSymbolicLink(folder.PathOf("link-to-data"), data);
        Assert.False(new DataDirectory(data).TryResolve("list.txt", out _));
        Assert.True(new DataDirectory(data, staging).TryResolve("list.txt", out _));
        Assert.True(new DataDirectory(folder.PathOf("link-to-data")).TryResolve("new.txt", out _));
    }
}
