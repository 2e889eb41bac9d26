using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

/// <summary>Feature flags of the environment and of feature.yaml. All known ones are accepted; none changes what this implementation does.</summary>
public static class FeatureFlags
{
    public const string EnvironmentPrefix = "CROWDSEC_FEATURE_";

    /// <summary>All that files and environments may name, by name.</summary>
    public static IReadOnlyList<FeatureFlag> All { get; } =
    [
        new("chunked_decisions_stream", "Answer the decision stream in pieces", FeatureFlagState.Deprecated, "the stream is always sent in pieces"),
        new("cscli_setup", "Enable cscli setup", FeatureFlagState.Retired, "the command needs no flag any more"),
        new("disable_http_retry_backoff", "Do not wait between attempts to reach a web API"),
        new("papi_client", "Enable the client of the polling API", FeatureFlagState.Deprecated, "cscli console enable console_management switches it on"),
        new("pprof_block_profile", "Enable the profile of blocked threads"),
        new("re2_disable_grok_support", "Do not use the linear-time engine for grok patterns"),
        new("re2_grok_support", "Use the linear-time engine for grok patterns", FeatureFlagState.Deprecated, "patterns always run in linear time"),
        new("re2_regexp_in_file_support", "Use the linear-time engine for regular expressions of data files"),
    ];

    /// <summary>Reads feature.yaml, a list of names, when it exists. Names that nobody knows are warnings.</summary>
    public static IReadOnlyList<string> Load(string path, DiagnosticBag diagnostics)
    {
        var enabled = new List<string>();
        if (!File.Exists(path))
        {
            return enabled;
        }

        foreach (var document in YamlLoader.LoadFile(path, diagnostics))
        {
            if (document is YamlSequence list)
            {
                Read(list, path, enabled, diagnostics);
            }
            else if (document is not YamlScalar { IsNull: true })
            {
                diagnostics.Error(path, document.Line, document.Column, $"the file holds {document.Kind}", "it must hold a list of feature names");
            }
        }

        return enabled;
    }

    /// <summary>Flags set by the environment ("CROWDSEC_FEATURE_NAME=true").</summary>
    public static IReadOnlyList<string> FromEnvironment(IEnumerable<KeyValuePair<string, string>> variables, DiagnosticBag diagnostics)
    {
        var enabled = new List<string>();
        foreach (var (variable, value) in variables)
        {
            if (variable.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
            {
                var name = variable[EnvironmentPrefix.Length..].ToLowerInvariant();
                if (!IsKnown(name))
                {
                    diagnostics.Warning(variable, 0, 0, $"unknown feature '{name}'", "it is ignored");
                }
                else if (value == "true")
                {
                    enabled.Add(name);
                }
            }
        }

        return enabled;
    }

    private static void Read(YamlSequence list, string path, List<string> enabled, DiagnosticBag diagnostics)
    {
        foreach (var item in list.Items)
        {
            if (item is YamlScalar scalar && IsKnown(scalar.Text))
            {
                enabled.Add(scalar.Text);
            }
            else
            {
                diagnostics.Warning(path, item.Line, item.Column, $"unknown feature '{(item as YamlScalar)?.Text}'", "it is ignored");
            }
        }
    }

    private static bool IsKnown(string name) => All.Any(f => f.Name == name);
}
