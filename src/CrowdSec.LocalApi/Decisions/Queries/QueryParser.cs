using System.Globalization;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Protocol.Decisions;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdSec.LocalApi.Decisions.Queries;

/// <summary>Reads the parameters of a bouncer's question. Unknown ones are ignored, the first of several of a name counts, as in the reference.</summary>
internal static class QueryParser
{
    private static readonly string[] DefaultStreamScopes = [DecisionScopes.Ip, DecisionScopes.Range];

    /// <exception cref="ApiException">A value cannot be understood.</exception>
    public static DecisionQuery Parse(string? queryString)
    {
        var query = new DecisionQuery();
        Read(queryString, (name, value) => query = Apply(query, name, value) ?? query);
        return query;
    }

    /// <exception cref="ApiException">A value cannot be understood.</exception>
    public static StreamRequest ParseStream(string? queryString)
    {
        var request = new StreamRequest { Query = new() };
        Read(queryString, (name, value) => request = Apply(request, name, value));
        return request.Query.Scopes is null ? request with { Query = request.Query with { Scopes = DefaultStreamScopes } } : request;
    }

    private static void Read(string? queryString, Action<string, string> receive)
    {
        List<string>? seen = null;
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            var name = pair.DecodeName().ToString();
            if (seen?.Contains(name) != true)
            {
                (seen ??= new(4)).Add(name);
                receive(name, pair.DecodeValue().ToString());
            }
        }
    }

    private static StreamRequest Apply(StreamRequest request, string name, string value) => name switch
    {
        "startup" => request with { Startup = value == "true" },
        "dedup" => request with { Dedup = value != "false" },
        "checksum" => request with { Checksum = value == "true" },
        "replace" => request with { Replace = value == "true" },
        "limit" or "offset" or "id_gt" => request,
        _ => request with { Query = Apply(request.Query, name, value) ?? request.Query },
    };

    private static DecisionQuery? Apply(DecisionQuery query, string name, string value) => name switch
    {
        "ip" or "range" => query with { Range = ValueText.Parse(value) ?? throw Bad($"unable to convert '{value}' to int: invalid address: invalid ip address / range") },
        "value" => query with { Value = value },
        "type" => query with { Type = value },
        "scope" or "scopes" => query with { Scopes = [.. value.Split(',').Select(DecisionScopes.Normalize)] },
        "origins" => query with { Origins = value.Split(',') },
        "scenarios_containing" => query with { ScenariosContaining = value.Split(',') },
        "scenarios_not_containing" => query with { ScenariosNotContaining = value.Split(',') },
        "contains" => query with { Contains = ParseBool(value) ?? throw Bad($"invalid contains value : '{value}' is no boolean: unable to parse type") },
        "simulated" => query with { IncludeSimulated = value != "false" },
        "limit" => query with { Limit = (int)ParseNumber(name, value) },
        "offset" => query with { Offset = (int)ParseNumber(name, value) },
        "id_gt" => query with { IdAbove = ParseNumber(name, value) },
        _ => null,
    };

    /// <summary>As Go's strconv.ParseBool; null: no boolean.</summary>
    public static bool? ParseBool(string text) => text switch
    {
        "1" or "t" or "T" or "TRUE" or "true" or "True" => true,
        "0" or "f" or "F" or "FALSE" or "false" or "False" => false,
        _ => null,
    };

    private static long ParseNumber(string name, string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Max(0, number) : throw Bad($"invalid {name} value : '{text}' is no number: unable to parse type");

    private static ApiException Bad(string message) => new(500, message);
}
