using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Checking;

internal sealed partial class Checker
{
    private ExprType InferMember(MemberNode node)
    {
        if (node.IsOfEnvironment)
        {
            if (node.Name is { } variable)
            {
                return InferName(node, variable, strict: !node.Optional, functions: false);
            }

            VisitLoosely(node.Property);
            return ExprType.Unknown;
        }

        var target = Visit(node.Target);
        var property = Visit(node.Property);
        if (target.IsUnknown)
        {
            return ExprType.Unknown;
        }

        if (node.Name is { } name)
        {
            if (target.IsNil)
            {
                throw Error(node, $"type nil has no field {name}");
            }

            if (HostOf(target)?.Methods.TryGetValue(name, out var method) == true)
            {
                return ExprType.FunctionOf(_mapper.FunctionOf(method.Body.GetType(), method.Variadic, skip: 1));
            }
        }

        return target.Kind switch
        {
            TypeKind.Map when property.IsUnknown || property.AssignableTo(target.Key) => target.Element,
            TypeKind.Map => throw Error(node.Property, $"cannot use {property} to get an element from {target}"),
            TypeKind.Array when property.IsInteger || property.IsUnknown => target.Element,
            TypeKind.Array => throw Error(node.Property, $"array elements can only be selected using an integer (got {property})"),
            TypeKind.String when property.IsInteger || property.IsUnknown => ExprType.Byte,
            TypeKind.Struct when node.Name is { } field => InferField(node, target, field),
            TypeKind.Struct when property.IsUnknown || property.Kind == TypeKind.String => ExprType.Unknown,
            _ => throw Error(node, Missing(node, target, property)),
        };
    }

    private static HostType? HostOf(ExprType type) => type.Host ?? NativeTypes.Find(type.Kind);

    private ExprType InferField(MemberNode node, ExprType target, string name)
    {
        var host = target.Host!;
        if (host.Fields.TryGetValue(name, out var field))
        {
            return _mapper.Of(field.Type);
        }

        var names = node.IsMethod ? host.Methods.Keys : host.Fields.Keys.Concat(host.Methods.Keys);
        throw Error(node, $"type {target} has no {(node.IsMethod ? "method" : "field")} {name}" + Suggestions.For(name, names));
    }

    private static string Missing(MemberNode node, ExprType target, ExprType property)
    {
        if (node.Name is { } name && HostOf(target) is { } host)
        {
            return $"type {target} has no {(node.IsMethod ? "method" : "field")} {name}" + Suggestions.For(name, host.Methods.Keys);
        }

        return node.Name is { } member ? $"type {target} has no {(node.IsMethod ? "method" : "field")} {member}" : $"type {target}[{property}] is undefined";
    }

    private ExprType InferSlice(SliceNode node)
    {
        var target = Visit(node.Target);
        if (target.Kind is not (TypeKind.Unknown or TypeKind.String or TypeKind.Array))
        {
            throw Error(node, $"cannot slice {target}");
        }

        foreach (var bound in new[] { node.From, node.To })
        {
            if (bound is not null && target.IsUnknown)
            {
                VisitLoosely(bound);
            }
            else if (bound is not null && Visit(bound) is { IsInteger: false, IsUnknown: false } type)
            {
                throw Error(bound, $"non-integer slice index {type}");
            }
        }

        return target;
    }
}
