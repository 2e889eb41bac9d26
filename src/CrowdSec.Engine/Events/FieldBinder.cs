using CrowdSec.Expr.Hosting;

namespace CrowdSec.Engine.Events;

/// <summary>Binds constant keys in expressions to slots.</summary>
internal sealed class FieldBinder(FieldNames names) : IStringMapBinder
{
    public IStringMapReader Bind(string key) => new FieldReader(names.SlotOf(key));
}
