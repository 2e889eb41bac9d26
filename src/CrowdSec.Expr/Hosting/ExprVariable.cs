namespace CrowdSec.Expr.Hosting;

public sealed record ExprVariable(string Name, Type Type, int Index);
