using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Checking;

/// <summary>A static type. What is not known before an event arrives is <see cref="Unknown"/>, and checked while running.</summary>
internal sealed class ExprType(TypeKind kind, string name)
{
    public static readonly ExprType Unknown = new(TypeKind.Unknown, "any");
    public static readonly ExprType Nil = new(TypeKind.Nil, "nil");
    public static readonly ExprType Bool = new(TypeKind.Bool, "bool");
    public static readonly ExprType Int = new(TypeKind.Int, "int");
    public static readonly ExprType Int32 = new(TypeKind.Int32, "int32");
    public static readonly ExprType Byte = new(TypeKind.Byte, "uint8");
    public static readonly ExprType Float = new(TypeKind.Float, "float64");
    public static readonly ExprType Float32 = new(TypeKind.Float32, "float32");
    public static readonly ExprType String = new(TypeKind.String, "string");
    public static readonly ExprType Time = new(TypeKind.Time, "time.Time");
    public static readonly ExprType Duration = new(TypeKind.Duration, "time.Duration");
    public static readonly ExprType AnyArray = ArrayOf(Unknown);
    public static readonly ExprType IntArray = ArrayOf(Int);
    public static readonly ExprType StringArray = ArrayOf(String);
    public static readonly ExprType AnyMap = MapOf(String, Unknown);

    public TypeKind Kind { get; } = kind;

    /// <summary>The type in the language's words.</summary>
    public string Name { get; } = name;

    /// <summary>Of arrays and maps.</summary>
    public ExprType Element { get; private init; } = null!;

    public ExprType Key { get; private init; } = null!;

    /// <summary>Fields and methods of a struct, and of time.Time and its like.</summary>
    public HostType? Host { get; private init; }

    public FunctionType? Function { get; private init; }

    /// <summary>An array literal: []any although its elements' type is known.</summary>
    public bool IsLiteral { get; private init; }

    /// <summary>nil is a value of it.</summary>
    public bool AllowsNil { get; private init; }

    public bool IsUnknown => Kind == TypeKind.Unknown;

    public bool IsNil => Kind == TypeKind.Nil;

    public bool IsInteger => Kind is TypeKind.Int or TypeKind.Int32 or TypeKind.Byte;

    public bool IsFloat => Kind is TypeKind.Float or TypeKind.Float32;

    public bool IsNumber => IsInteger || IsFloat;

    public static ExprType ArrayOf(ExprType element) => new(TypeKind.Array, $"[]{element.Name}") { Element = element, AllowsNil = true };

    public static ExprType LiteralOf(ExprType element) => new(TypeKind.Array, "[]any") { Element = element, IsLiteral = true, AllowsNil = true };

    public static ExprType MapOf(ExprType key, ExprType element) =>
        new(TypeKind.Map, $"map[{key.Name}]{element.Name}") { Key = key, Element = element, AllowsNil = true };

    public static ExprType StructOf(HostType host) => new(TypeKind.Struct, host.Name) { Host = host, AllowsNil = true };

    public static ExprType FunctionOf(FunctionType function) => new(TypeKind.Function, function.Name) { Function = function, AllowsNil = true };

    public ExprType OrNil() => new(Kind, Name) { Element = Element, Key = Key, Host = Host, Function = Function, IsLiteral = IsLiteral, AllowsNil = true };

    /// <summary>Whether a value of this type may stand where <paramref name="target"/> is wanted, as far as types tell.</summary>
    public bool AssignableTo(ExprType target)
    {
        if (IsUnknown || target.IsUnknown || ReferenceEquals(this, target))
        {
            return true;
        }

        if (IsNil)
        {
            return target.AllowsNil;
        }

        return Kind == target.Kind && Kind switch
        {
            TypeKind.Array => IsLiteral ? target.Element.IsUnknown : Element.SameAs(target.Element),
            TypeKind.Map => Key.SameAs(target.Key) && Element.SameAs(target.Element),
            TypeKind.Function => Name == target.Name,
            TypeKind.Struct => Host == target.Host || target.Host!.ClrType.IsAssignableFrom(Host!.ClrType),
            _ => true,
        };
    }

    /// <summary>Whether <c>==</c> between the types makes sense.</summary>
    public bool ComparableWith(ExprType other) =>
        Kind == other.Kind || (IsNumber && other.IsNumber) || IsNil || other.IsNil || IsUnknown || other.IsUnknown;

    public override string ToString() => Name;

    private bool SameAs(ExprType other) => ReferenceEquals(this, other) || Name == other.Name;
}
