using System.Collections.Concurrent;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Checking;

/// <summary>CLR types as expression types, by the table in <see cref="HostTypes"/>. Thread-safe.</summary>
internal sealed class TypeMapper(HostTypes hosts)
{
    private readonly ConcurrentDictionary<Type, ExprType> _known = new();

    public ExprType Of(Type type) => _known.TryGetValue(type, out var known) ? known : _known.GetOrAdd(type, Map(type));

    public FunctionType FunctionOf(Type delegateType, bool variadic, int skip = 0)
    {
        var invoke = delegateType.GetMethod("Invoke")!;
        var all = invoke.GetParameters();
        var isParams = all.Length > 0 && all[^1].IsDefined(typeof(ParamArrayAttribute), false);
        var parameters = new ExprType[all.Length - skip];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = Of(all[i + skip].ParameterType);
        }

        return new FunctionType(parameters, variadic || isParams, Of(invoke.ReturnType));
    }

    private ExprType Map(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying).OrNil();
        }

        if (type == typeof(GoTime))
        {
            return ExprType.Time;
        }

        if (type == typeof(GoDuration))
        {
            return ExprType.Duration;
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => ExprType.String,
            TypeCode.Boolean => ExprType.Bool,
            TypeCode.Int64 => ExprType.Int,
            TypeCode.Int32 => ExprType.Int32,
            TypeCode.Byte => ExprType.Byte,
            TypeCode.Double => ExprType.Float,
            TypeCode.Single => ExprType.Float32,
            _ => MapReference(type),
        };
    }

    private ExprType MapReference(Type type)
    {
        if (type == typeof(void))
        {
            return ExprType.Nil;
        }

        if (type == typeof(StringMap) || type.IsSubclassOf(typeof(StringMap)))
        {
            return ExprType.MapOf(ExprType.String, ExprType.String);
        }

        if ((hosts.Find(type) ?? NativeTypes.Find(type)) is { } host)
        {
            return ExprType.StructOf(host);
        }

        if (typeof(Delegate).IsAssignableFrom(type) && type != typeof(Delegate))
        {
            return ExprType.FunctionOf(FunctionOf(type, variadic: false));
        }

        return type.IsArray ? ExprType.ArrayOf(Of(type.GetElementType()!)) : MapCollection(type);
    }

    private ExprType MapCollection(Type type)
    {
        Type? list = null;
        foreach (var face in type.GetInterfaces().Prepend(type).Where(face => face.IsGenericType))
        {
            var arguments = face.GetGenericArguments();
            if (face.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || face.GetGenericTypeDefinition() == typeof(IDictionary<,>))
            {
                return ExprType.MapOf(Of(arguments[0]), Of(arguments[1]));
            }

            if (face.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            {
                list = arguments[0];
            }
        }

        return list is null ? ExprType.Unknown : ExprType.ArrayOf(Of(list));
    }
}
