namespace CrowdSec.Storage.Sql;

/// <summary>Conditions joined by AND, and the arguments they name. Values never become part of the statement.</summary>
internal sealed class SqlConditions(Dialect dialect)
{
    private readonly List<string> _conditions = [];
    private readonly List<object?> _arguments = [];

    public Dialect Dialect { get; } = dialect;

    public object?[] Arguments => [.. _arguments];

    /// <returns>How the statement names it: "$3".</returns>
    public string Argument(object? value)
    {
        _arguments.Add(value);
        return "$" + _arguments.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Add(string condition) => _conditions.Add(condition);

    /// <summary>Nothing when the text is empty.</summary>
    public void AddEqual(string column, string text)
    {
        if (text.Length > 0)
        {
            Add($"{column} = {Argument(text)}");
        }
    }

    /// <summary>"WHERE …", or "" without conditions.</summary>
    public string Where => _conditions.Count == 0 ? "" : "WHERE " + All;

    /// <summary>The conditions; "1 = 1" when there are none.</summary>
    public string All => _conditions.Count == 0 ? "1 = 1" : string.Join(" AND ", _conditions);
}
