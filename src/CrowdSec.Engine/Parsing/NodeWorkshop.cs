using System.Diagnostics.CodeAnalysis;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Engine.Parsing.Specs;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing;

/// <summary>What compiling a node needs. Parsers and postoverflows have one each, since their grok libraries are separate.</summary>
internal sealed class NodeWorkshop
{
    public required FieldNames Names { get; init; }

    public required DiagnosticBag Diagnostics { get; init; }

    public required ItemExpressions Expressions { get; init; }

    /// <summary>What a node's expressions see: evt.</summary>
    public required ExprEnvironment Environment { get; init; }

    public required GrokLibrary Grok { get; init; }

    public required GrokCompiler GrokCompiler { get; init; }

    /// <summary>The enrichment method of a name; null when there is none.</summary>
    public required Func<string, IStaticTarget?> FindEnricher { get; init; }

    /// <summary>Makes the cache that a stash names.</summary>
    public required Action<StashSpec> DeclareStash { get; init; }

    /// <summary>Name, key, value, time to live.</summary>
    public required Action<string, string, string, GoDuration> StoreStash { get; init; }

    public bool TryCompileGrok(Text text, [NotNullWhen(true)] out GrokPattern? pattern)
    {
        if (GrokCompiler.TryCompile(Grok, text.Value, out pattern, out var error))
        {
            return true;
        }

        Diagnostics.Error(text.Place.File, text.Place.Line, text.Place.Column, error.ToString(), error.Remedy);
        return false;
    }
}
