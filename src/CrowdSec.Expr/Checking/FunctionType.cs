namespace CrowdSec.Expr.Checking;

internal sealed record FunctionType(IReadOnlyList<ExprType> Parameters, bool Variadic, ExprType Result)
{
    public string Name
    {
        get
        {
            var parameters = Parameters.Select((type, i) => Variadic && i == Parameters.Count - 1 ? "..." + ElementOf(type) : type.Name);
            return $"func({string.Join(", ", parameters)}){(Result.IsNil ? "" : " " + Result.Name)}";
        }
    }

    public bool Accepts(int arguments) => Variadic ? arguments >= Parameters.Count - 1 : arguments == Parameters.Count;

    public bool Equals(FunctionType? other) => other is not null && other.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The type wanted at a place of the call.</summary>
    public ExprType ParameterAt(int index) =>
        Variadic && index >= Parameters.Count - 1 ? ElementType(Parameters[^1]) : Parameters[index];

    private static ExprType ElementType(ExprType type) => type.Kind == TypeKind.Array ? type.Element : ExprType.Unknown;

    private static string ElementOf(ExprType type) => ElementType(type).Name;
}
