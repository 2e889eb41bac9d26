using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Runtime;

/// <summary>A place in an expression that can fail while it runs.</summary>
internal sealed class Site(string source, int offset, ExprEnvironment environment)
{
    public ExprEnvironment Environment => environment;

    public HostTypes Types => environment.Types;

    public ExprRuntimeException Error(string message, Exception? inner = null) => new(SourceMap.Locate(source, offset, message), inner);

    /// <summary>What a function threw, with the place of its call.</summary>
    public ExprRuntimeException Wrap(Exception thrown) => thrown switch
    {
        ExprRuntimeException { Place: not null } known => known,
        System.Reflection.TargetInvocationException { InnerException: { } inner } => Wrap(inner),
        _ => Error(thrown.Message, thrown),
    };
}
