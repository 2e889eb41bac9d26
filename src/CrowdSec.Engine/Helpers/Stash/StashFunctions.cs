using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Stash;

/// <summary>Reading and writing stashes from expressions.</summary>
internal sealed class StashFunctions(StashCaches caches, ILog log)
{
    public IEnumerable<ExprFunction> All =>
    [
        new("GetFromStash", Get)
        {
            Summary = "What a stash remembers under a key; empty when nothing.",
            Examples = ["GetFromStash('no-such-stash', 'key') == ''"],
        },
        new("SetInStash", Set)
        {
            Summary = "Remembers a value in a stash for a duration; nil means the stash's own time.",
            Examples = ["SetInStash('no-such-stash', 'key', 'value', nil) == nil"],
        },
    ];

    private string Get(string name, string key)
    {
        if (!caches.TryGet(name, key, out var value))
        {
            log.Warning($"GetFromStash: there is no stash '{name}'");
        }

        return value;
    }

    private object? Set(string name, string key, string value, object? ttl)
    {
        if (ttl is not (null or GoDuration))
        {
            throw new ExprRuntimeException("SetInStash: the last argument must be a duration or nil");
        }

        if (!caches.Set(name, key, value, (GoDuration?)ttl))
        {
            log.Warning($"SetInStash: there is no stash '{name}'");
        }

        return null;
    }
}
