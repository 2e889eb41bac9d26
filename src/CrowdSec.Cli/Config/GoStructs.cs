using CrowdSec.Expr.Hosting;

namespace CrowdSec.Cli.Config;

/// <summary>The settings records under the names that the reference's configuration has, which scripts rely on.</summary>
internal sealed class GoStructs
{
    private readonly Dictionary<Type, (string Name, List<GoField> Fields)> _structs = [];

    public HostTypes Types { get; } = new();

    public GoStruct<T> Add<T>(string name)
        where T : class
    {
        var fields = new List<GoField>();
        _structs[typeof(T)] = (name, fields);
        return new GoStruct<T>(Types.Struct<T>(name), fields);
    }

    /// <summary>The name and the fields of a settings record; null for everything else.</summary>
    public (string Name, IReadOnlyList<GoField> Fields)? Find(object? value) =>
        value is not null && _structs.TryGetValue(value.GetType(), out var found) ? found : null;
}
