namespace CrowdSec.Expr.Hosting;

/// <summary>What expressions may see of a host class: fields, methods, and its name in messages.</summary>
public abstract class HostType(string name, Type clrType)
{
    private readonly Dictionary<string, HostField> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostMethod> _methods = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public Type ClrType { get; } = clrType;

    public IReadOnlyDictionary<string, HostField> Fields => _fields;

    public IReadOnlyDictionary<string, HostMethod> Methods => _methods;

    private protected void AddField(HostField field) => _fields.Add(field.Name, field);

    private protected void AddMethod(HostMethod method) => _methods.Add(method.Name, method);
}
