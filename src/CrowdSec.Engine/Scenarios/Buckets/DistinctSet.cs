namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>The values a bucket has seen: most buckets see one or a few, so small sets are a string or an array.</summary>
internal struct DistinctSet
{
    private const int ArrayLimit = 8;

    private object? _state; // null, string, string[] or HashSet<string>

    public readonly int Count => _state switch
    {
        null => 0,
        string => 1,
        string[] array => array.Length,
        HashSet<string> set => set.Count,
        _ => 0,
    };

    public readonly IEnumerable<string> Values => _state switch
    {
        string one => [one],
        IEnumerable<string> many => many,
        _ => [],
    };

    /// <returns>false when the value was there already.</returns>
    public bool Add(string value)
    {
        switch (_state)
        {
            case null:
                _state = value;
                return true;
            case string one when one == value:
                return false;
            case string one:
                _state = new[] { one, value };
                return true;
            case string[] array when Array.IndexOf(array, value) >= 0:
                return false;
            case string[] array when array.Length < ArrayLimit:
                _state = (string[])[.. array, value];
                return true;
            case string[] array:
                _state = new HashSet<string>(array, StringComparer.Ordinal) { value };
                return true;
            default:
                return ((HashSet<string>)_state).Add(value);
        }
    }
}
