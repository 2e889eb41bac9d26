using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Hub;
using CrowdSec.Cli.Settings;
using CrowdSec.Engine.Hub;

namespace CrowdSec.Cli.Completion;

/// <summary>Names that exist, for completion.</summary>
internal static class KnownNames
{
    public static async Task<IReadOnlyList<string>> BouncersAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        return [.. (await store.Bouncers.ListAsync(cancellationToken).ConfigureAwait(false)).Select(static b => b.Name)];
    }

    public static async Task<IReadOnlyList<string>> MachinesAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        return [.. (await store.Machines.ListAsync(cancellationToken).ConfigureAwait(false)).Select(static m => m.MachineId)];
    }

    /// <summary>The first argument of most commands about allowlists; values are not told.</summary>
    public static async Task<IReadOnlyList<string>> AllowlistsAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        if (run.Arguments.Count > 0)
        {
            return [];
        }

        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        return [.. (await store.Allowlists.ListAsync(withItems: false, cancellationToken).ConfigureAwait(false)).Select(static l => l.Name)];
    }

    public static CompletionSource Installed(HubItemType type) => (run, _) => Task.FromResult<IReadOnlyList<string>>([.. HubSource.Load(run).Installed(type).Select(static i => i.Name)]);

    public static CompletionSource Available(HubItemType type) => (run, _) => Task.FromResult<IReadOnlyList<string>>([.. HubSource.Load(run).Items(type).Where(static i => !i.Installed).Select(static i => i.Name)]);

    public static CompletionSource All(HubItemType type) => (run, _) => Task.FromResult<IReadOnlyList<string>>([.. HubSource.Load(run).Items(type).Select(static i => i.Name)]);
}
