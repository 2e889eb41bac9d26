using CrowdSec.Storage.Machines;
using Xunit;

namespace CrowdSec.Tests.Storage.Machines;

public sealed class MachineIdentityTests
{
    [Fact]
    public void The_systems_identity_comes_first_without_dashes()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("id"), "0123-4567-89abcdef0123456789abcdef0123\n");
        Assert.Equal("0123456789abcdef0123456789abcdef", MachineIdentity.Prefix([folder.PathOf("absent"), folder.PathOf("id")]));
    }

    [Fact]
    public void Without_one_the_name_is_random()
    {
        var first = MachineIdentity.Prefix([]);
        Assert.Matches("^[0-9a-f]{32}$", first);
        Assert.NotEqual(first, MachineIdentity.Prefix([]));
    }

    [Fact]
    public void Generated_names_end_with_16_random_characters()
    {
        Assert.Matches("^.+[A-Ya-z0-9]{16}$", MachineIdentity.Generate());
        Assert.NotEqual(MachineIdentity.Generate(), MachineIdentity.Generate());
    }
}
