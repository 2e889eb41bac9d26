using System.Collections;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Helpers.Formatting;

/// <summary>The names that Go's formatting gives to types of values.</summary>
internal static class GoTypeName
{
    public static string Of(object? value) => value switch
    {
        null => "<nil>",
        string => "string",
        bool => "bool",
        long => "int",
        int => "int32",
        double => "float64",
        float => "float32",
        GoTime => "time.Time",
        GoDuration => "time.Duration",
        StringMap or IReadOnlyDictionary<string, string> => "map[string]string",
        IDictionary => "map[string]interface {}",
        IReadOnlyList<string> => "[]string",
        IReadOnlyList<long> => "[]int",
        IReadOnlyList<double> => "[]float64",
        IEnumerable => "[]interface {}",
        _ => value.GetType().Name,
    };
}
