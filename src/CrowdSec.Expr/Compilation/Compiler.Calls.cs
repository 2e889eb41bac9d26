using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Builtins;
using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

internal sealed partial class Compiler
{
    private Code EmitCall(CallNode node)
    {
        var site = At(node);
        if (ElementTable(node) is { } table)
        {
            return table;
        }

        if (node.Callee is IdentifierNode name && !_locals.Exists(local => local.Name == name.Name) && environment.Find(name.Name) is null
            && environment.Functions.TryGetValue(name.Name, out var function))
        {
            return EmitFunction(node, function, site);
        }

        if (node.Callee is MemberNode member && !EndsEarly(member) && StaticMethod(member) is { } method && member.Type.Function?.Accepts(node.Arguments.Count) == true)
        {
            List<Code> arguments = [Compile(member.Target), .. PassedTo(node.Arguments, member.Type.Function!)];
            return CallBinder.Bind(method.Body, arguments, method.Variadic, site);
        }

        return EmitDynamicCall(node, site);
    }

    private Code EmitFunction(CallNode node, ExprFunction function, Site site)
    {
        var type = environment.Mapper.FunctionOf(function.Body.GetType(), function.Variadic);
        if (!type.Accepts(node.Arguments.Count))
        {
            // Only parts that types do not reach get here unchecked.
            return Code.Of<object?>(frame => throw site.Error($"wrong number of arguments to call {function.Name}"));
        }

        var arguments = PassedTo(node.Arguments, type);
        if (function.Casing != TextCasing.None && function.Body is Func<string, string> map && arguments is [Code<string> text])
        {
            return Fold(Cased(map, text, function.Casing, site), text);
        }

        var code = CallBinder.Bind(function.Body, arguments, function.Variadic, site);
        if (function.NeverFails)
        {
            code = code.WithFailure(arguments.Exists(argument => argument.CanFail));
        }

        return function.Pure ? Fold(code, [.. arguments]) : code;
    }

    private static Code<string> Cased(Func<string, string> map, Code<string> text, TextCasing casing, Site site) =>
        CallShapes.Unguarded(map, text, new CaseMapping(TextTests.SpanOf(text), casing == TextCasing.Lower, map), site);

    private static HostMethod? StaticMethod(MemberNode member)
    {
        var host = member.Target.Type.Host ?? NativeTypes.Find(member.Target.Type.Kind);
        return member.Name is { } name && host is not null && host.Methods.TryGetValue(name, out var method) ? method : null;
    }

    /// <summary>Arguments with whole-number literals made fractional where the function wants that; other integers are an error there.</summary>
    private List<Code> PassedTo(IReadOnlyList<Node> arguments, FunctionType function)
    {
        List<Code> codes = [];
        for (var i = 0; i < arguments.Count; i++)
        {
            var code = Compile(arguments[i]);
            codes.Add(function.ParameterAt(i).IsFloat && code is not Code<double> && HasLiteral(arguments[i]) ? Widened(code, At(arguments[i])) : code);
        }

        return codes;
    }

    private Code Widened(Code code, Site site)
    {
        var number = code.Boxed;
        return Fold(Code.Of(frame => Numbers.ToFloat(number(frame), site), code.CanFail), code);
    }

    private static bool HasLiteral(Node node) => node switch
    {
        IntegerNode => true,
        UnaryNode unary => HasLiteral(unary.Operand),
        BinaryNode binary => HasLiteral(binary.Left) || HasLiteral(binary.Right),
        _ => false,
    };

    private Code EmitDynamicCall(CallNode node, Site site)
    {
        var callee = Compile(node.Callee).Boxed;
        var arguments = (node.Callee.Type.Function is { } function && function.Accepts(node.Arguments.Count) ? PassedTo(node.Arguments, function) : node.Arguments.Select(Compile))
            .Select(argument => argument.Boxed).ToArray();
        var name = node.Callee is MemberNode { Name: { } member } ? member : (node.Callee as IdentifierNode)?.Name ?? "function";
        return Code.Of(frame =>
        {
            var target = callee(frame);
            if (ReferenceEquals(target, Broken))
            {
                return Broken;
            }

            var values = new object?[arguments.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = arguments[i](frame);
            }

            return Invocation.Call(target, values, name, site);
        });
    }

    private Code EmitBuiltin(BuiltinNode node)
    {
        node = Optimizer.Shortened(node);
        if (PredicateBuiltins.Find(node.Name) is not null)
        {
            return EmitPredicateBuiltin(node);
        }

        var builtin = BuiltinTable.Find(node.Name)!;
        var site = At(node);
        var arguments = node.Arguments.Select(Compile).ToArray();
        if (node.Name is "lower" or "upper" && arguments is [Code<string> text])
        {
            var casing = node.Name == "lower" ? TextCasing.Lower : TextCasing.Upper;
            return Fold(Cased((Func<string, string>)builtin.FastBodies[0], text, casing, site), text);
        }

        var code = builtin.Fast(arguments) is { } fast
            ? CallBinder.Bind(fast, arguments, variadic: false, site).WithFailure(Array.Exists(arguments, argument => argument.CanFail))
            : EmitBuiltinCall(builtin, arguments, site);
        return builtin.Pure && arguments.Length > 0 ? Fold(code, arguments) : code;
    }

    private Code EmitBuiltinCall(BuiltinFunction builtin, Code[] arguments, Site site)
    {
        Allocates |= builtin.Allocates;
        var sources = Array.ConvertAll(arguments, argument => argument.Boxed);
        return Code.Of(frame =>
        {
            var values = new object?[sources.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = sources[i](frame);
            }

            try
            {
                var result = builtin.Body(values, site);
                if (builtin.Allocates)
                {
                    frame.Grow(SizeOf(result), site);
                }

                return result;
            }
            catch (IndexOutOfRangeException)
            {
                // Only in parts that types do not reach are arguments not counted.
                throw site.Error($"not enough arguments to call {builtin.Name}");
            }
            catch (Exception thrown)
            {
                throw site.Wrap(thrown);
            }
        });
    }

    private static long SizeOf(object? value) => value switch
    {
        string text => text.Length,
        not null when Collections.IsArray(value) => Collections.Count(value),
        _ => 1,
    };
}
