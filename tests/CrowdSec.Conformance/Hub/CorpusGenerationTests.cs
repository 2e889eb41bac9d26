using CrowdSec.Engine.HubTesting.Generation;
using Xunit;

namespace CrowdSec.Conformance.Hub;

/// <summary>Generated assertions are those of published files, byte by byte, where nobody has changed the published file by hand.</summary>
public sealed class CorpusGenerationTests
{
    [Theory]
    [InlineData("actual-budget-whitelist")]
    [InlineData("apache2-logs")]
    [InlineData("aws-alb-logs")]
    [InlineData("baserow-logs")]
    [InlineData("bunkerweb-logs")]
    [InlineData("calibre-web-logs")]
    [InlineData("cef-logs")]
    [InlineData("charon-ipsec-logs")]
    [InlineData("fireflyiii-bf")]
    [InlineData("fireflyiii-logs")]
    [InlineData("gitea-logs")]
    [InlineData("haproxy-logs")]
    [InlineData("jellyfin-whitelist")]
    [InlineData("jellyseerr-whitelist")]
    [InlineData("joplin-server-logs")]
    [InlineData("litellm-logs")]
    [InlineData("mealie-logs")]
    [InlineData("nginx_http-catch-npm")]
    [InlineData("npmplus-logs")]
    [InlineData("ntfy-logs")]
    [InlineData("pf-logs")]
    [InlineData("pfsense-rfc5424-filterlog")]
    [InlineData("pfsense-rfc5424-nginx")]
    [InlineData("proxmox-backup-auth-bf")]
    [InlineData("proxmox-backup-auth-logs")]
    [InlineData("rocketchat-whitelist")]
    [InlineData("zoraxy-http-logs")]
    public async Task Writes_what_is_published(string name)
    {
        Assert.SkipWhen(HubCorpus.Shared.Root is null, "the conformance corpus (../shared/corpus) is not there: generation was not compared");
        var test = HubCorpus.Shared.Case(name);
        var result = await HubCorpus.Shared.RunAsync(name, TestContext.Current.CancellationToken);
        Assert.NotNull(result.Results);
        Assert.Equal(
            (await File.ReadAllTextAsync(test.ParserAssertPath, TestContext.Current.CancellationToken)).TrimEnd('\n'),
            ParserAssertGenerator.Generate(result.Results.Parsers).TrimEnd('\n'));
    }
}
