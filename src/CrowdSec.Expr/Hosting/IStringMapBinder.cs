namespace CrowdSec.Expr.Hosting;

/// <summary>Turns a constant key into a slot once, when an expression is compiled, so that reading it per event is an array access.</summary>
public interface IStringMapBinder
{
    /// <summary>A reader of the key in every map of this binder's kind. The reader is immutable and thread-safe.</summary>
    IStringMapReader Bind(string key);
}
