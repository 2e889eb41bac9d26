using System.Text.Json;
using System.Text.Json.Nodes;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Tests.LocalApi.OpenApi;

/// <summary>What a description says of routes and answers: ours (OpenAPI 3), or that of the reference (OpenAPI 2). Immutable and thread-safe.</summary>
internal sealed class ApiDescription
{
    private static readonly string[] Methods = ["get", "head", "post", "put", "delete", "patch"];

    private readonly JsonObject _root;
    private readonly JsonSchema _schema;
    private readonly string _base;
    private readonly bool _isOurs;

    private ApiDescription(JsonObject root, bool isOurs)
    {
        (_root, _isOurs, _base) = (root, isOurs, root["basePath"]?.GetValue<string>() ?? "");
        _schema = new JsonSchema(root, nullLists: !isOurs, isOurs ? new HashSet<string>() : new HashSet<string> { "profile_trace", "code" });
    }

    public static ApiDescription Ours { get; } = new(JsonNode.Parse(File.ReadAllText(RepositoryFolder.PathOf("src", "CrowdSec.LocalApi", "OpenApi", "openapi.json")))!.AsObject(), true);

    /// <summary>Null: not beside this repository.</summary>
    public static ApiDescription? Reference { get; } = ReadReference();

    /// <summary>("GET", "/v1/alerts/{}"): parameters without their names.</summary>
    public IEnumerable<(string Method, string Path)> Operations => All.Select(static o => (o.Method, WithoutNames(o.Path)));

    /// <summary>Without answers that go on and on: those have tests of their own.</summary>
    public IEnumerable<(string Method, string Path)> WithAnEnd => All.Where(static o => !IsEndless(o.Operation)).Select(static o => (o.Method, WithoutNames(o.Path)));

    public static string WithoutNames(string path) => string.Join('/', path.Split('/').Select(static s => s.StartsWith('{') || s.StartsWith(':') ? "{}" : s));

    /// <summary>Likewise.</summary>
    public IEnumerable<(string Path, string Method, string Status)> Answers =>
        All.SelectMany(static o => o.Operation["responses"]!.AsObject().Where(r => r.Key != "200" || !IsEndless(o.Operation)).Select(r => (o.Path, o.Method, r.Key)));

    /// <summary>Names of query parameters.</summary>
    public IReadOnlyList<string> Parameters(string method, string path) =>
        [.. (Find(method, path)?.Operation["parameters"]?.AsArray() ?? []).Select(p => _schema.Resolve(p!)).Where(static p => p["in"]!.GetValue<string>() == "query").Select(static p => p["name"]!.GetValue<string>())];

    /// <summary>Names of the ways in; empty: open to everybody.</summary>
    public IReadOnlyList<string> Security(string method, string path) =>
        [.. (Find(method, path)?.Operation["security"]?.AsArray() ?? []).SelectMany(static s => s!.AsObject().Select(static e => e.Key))];

    /// <summary>The described path that a request goes to; null: none.</summary>
    public string? PathOf(string method, string path) => Find(method, path)?.Path;

    /// <returns>What is wrong with an answer.</returns>
    public List<string> Check(string method, string path, int status, string body)
    {
        var problems = new List<string>();
        if (Find(method, path) is not { } found)
        {
            return _isOurs && status is not (404 or 405) ? [$"{method} {path} is not described"] : problems;
        }

        var response = found.Operation["responses"]![status.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        var schema = response is null ? null : SchemaOf(_schema.Resolve(response));
        if (response is null && _isOurs)
        {
            problems.Add($"{method} {found.Path}: status {status} is not described");
        }
        else if (schema is not null && method != "HEAD")
        {
            CheckBody(schema, body, problems);
        }
        else if (!_isOurs && status >= 400 && method != "HEAD")
        {
            CheckBody(_root["definitions"]!["ErrorResponse"]!, body, problems);
        }
        else if (body.Length > 0)
        {
            problems.Add($"{method} {found.Path}: {status} has a body: {body}");
        }

        return problems;
    }

    private IEnumerable<(string Method, string Path, JsonObject Operation)> All =>
        from path in _root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where Methods.Contains(operation.Key)
        select (operation.Key.ToUpperInvariant(), _base + path.Key, operation.Value!.AsObject());

    /// <summary>Words win over parameters.</summary>
    private (string Method, string Path, JsonObject Operation)? Find(string method, string path)
    {
        var segments = path.Split('?')[0].Split('/');
        var found = All.Where(o => o.Method == method && Fits(o.Path.Split('/'), segments)).OrderBy(static o => o.Path.Count(static c => c == '{')).ToList();
        return found.Count == 0 ? null : found[0];
    }

    private static bool Fits(string[] pattern, string[] path) => pattern.Length == path.Length && pattern.Zip(path).All(static p => p.First == p.Second || p.First.StartsWith('{'));

    private void CheckBody(JsonNode schema, string body, List<string> problems)
    {
        try
        {
            _schema.Check(schema, JsonNode.Parse(body), "$", problems);
        }
        catch (JsonException)
        {
            problems.Add($"no JSON: '{body}'");
        }
    }

    private static bool IsEndless(JsonObject operation) => operation["responses"]?["200"]?["content"]?["text/event-stream"] is not null;

    private static JsonNode? SchemaOf(JsonObject response) => response["schema"] ?? response["content"]?["application/json"]?["schema"];

    private static ApiDescription? ReadReference()
    {
        if (CorpusFolder.Find("api/localapi_swagger.yaml") is not { } file)
        {
            return null;
        }

        var findings = new DiagnosticBag();
        var root = YamlToJson.Convert(YamlLoader.LoadFile(file, findings)[0])!.AsObject();
        return findings.HasErrors ? throw new InvalidDataException(string.Join('\n', findings)) : new(root, false);
    }
}
