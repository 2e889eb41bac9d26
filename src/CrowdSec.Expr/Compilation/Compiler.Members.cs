using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

internal sealed partial class Compiler
{
    /// <summary>What a part of an optional chain gives when the chain has ended.</summary>
    public static readonly object Broken = new();

    private Code EmitMember(MemberNode node)
    {
        if (node.IsOfEnvironment)
        {
            return EmitEnvironmentMember(node);
        }

        if (EndsEarly(node))
        {
            return EmitLink(node);
        }

        if (node.Name is { } name && node.Target.Type.Host is { } host && host.Fields.TryGetValue(name, out var field) && !host.Methods.ContainsKey(name))
        {
            return EmitField(Compile(node.Target), node.Target, field, At(node));
        }

        return BoundKey(node) ?? EmitDynamicMember(node);
    }

    private Code EmitEnvironmentMember(MemberNode node)
    {
        if (node.Name is { } variable)
        {
            return EmitVariable(variable);
        }

        var key = Compile(node.Property).Boxed;
        return Code.Of(frame => Maps.Get(new EnvironmentMap(environment, frame), key(frame)));
    }

    private static Code EmitField(Code target, Node targetNode, HostField field, Site site)
    {
        var canFail = target.CanFail || !(target.Variable >= 0 || IsSet(targetNode));
        return field.Access.Bind(target, canFail, site);
    }

    /// <summary>The node is a field that the host says is set in every instance.</summary>
    private static bool IsSet(Node node) =>
        node is MemberNode { Name: { } name } member && member.Target.Type.Host?.Fields.TryGetValue(name, out var field) == true && field.NeverNil;

    /// <summary>evt.Meta.key, with the key's place in the map found now.</summary>
    private Code? BoundKey(MemberNode node)
    {
        if (node.Name is not { } key
            || node.Target is not MemberNode { Name: { } name, Target.Type.Host: { } host } target
            || !host.Fields.TryGetValue(name, out var field)
            || field.Binder is null
            || traced)
        {
            return null;
        }

        var reader = field.Binder.Bind(key);
        if (Compile(target.Target) is { Variable: >= 0 and var variable } && field.Access.BindKey(variable, reader, At(target)) is { } direct)
        {
            return direct;
        }

        if (Compile(target) is not Code<StringMap> map)
        {
            return null;
        }

        var read = map.Run;
        return new Code<string>(frame => reader.Get(read(frame))) { Span = frame => reader.GetSpan(read(frame)), CanFail = map.CanFail };
    }

    private Code EmitDynamicMember(MemberNode node)
    {
        var target = CompileReadOnly(node.Target);
        var key = Compile(node.Property);
        var site = At(node);
        if (target is Code<StringMap> { Run: var map } && key is Code<string> { Run: var name })
        {
            return Code.Of(frame => (map(frame) ?? throw site.Error($"cannot fetch {name(frame)} from <nil>")).Get(name(frame)), target.CanFail || key.CanFail);
        }

        if (target is Code<string[]> { Run: var texts } && key is Code<long> { Run: var index })
        {
            return Code.Of(frame =>
            {
                var items = texts(frame);
                return items[Fetch.Index(index(frame), items.Length, site)];
            });
        }

        var (source, property) = (target.Boxed, key.Boxed);
        return Typed(node.Type, frame => Fetch.Member(source(frame), property(frame), site), site);
    }

    /// <summary>Values that the static type says are strings, as strings.</summary>
    private static Code Typed(ExprType type, Func<ExprFrame, object?> run, Site site) => type.Kind == TypeKind.String
        ? Code.Of(frame => run(frame) is { } value ? Values.ToText(value, site) : "")
        : Code.Of(run);

    /// <summary>A <c>?.</c> stands in the node's chain, so that the chain may end before the node.</summary>
    private static bool EndsEarly(Node node) => node switch
    {
        MemberNode member => member.Optional || EndsEarly(member.Target),
        CallNode { Callee: MemberNode callee } => EndsEarly(callee),
        _ => false,
    };

    private Code<object?> EmitLink(MemberNode node)
    {
        var target = Compile(node.Target).Boxed;
        var key = Compile(node.Property).Boxed;
        var site = At(node);
        var optional = node.Optional;
        return Code.Of(frame =>
        {
            var value = target(frame);
            return ReferenceEquals(value, Broken) || (optional && Values.IsNil(value)) ? Broken : Fetch.Member(value, key(frame), site);
        });
    }

    private Code<object?> EmitChain(ChainNode node)
    {
        var body = Compile(node.Body);
        var run = body.Boxed;
        return Code.Of(
            frame =>
            {
                var value = run(frame);
                return ReferenceEquals(value, Broken) || Values.IsNil(value) ? null : value;
            },
            body.CanFail);
    }

    private Code EmitSlice(SliceNode node)
    {
        var target = Compile(node.Target);
        var from = node.From is null ? Code.Constant(null) : Compile(node.From);
        var to = node.To is null ? Code.Constant(null) : Compile(node.To);
        var (source, start, end, site) = (target.Boxed, from.Boxed, to.Boxed, At(node));
        if (target is Code<string>)
        {
            return Fold(Code.Of(frame => (string)Fetch.Slice(source(frame), start(frame), end(frame), site)!), target, from, to);
        }

        return Code.Of(frame => Fetch.Slice(source(frame), start(frame), end(frame), site));
    }
}
