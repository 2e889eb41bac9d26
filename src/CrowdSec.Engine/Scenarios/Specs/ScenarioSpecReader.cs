using CrowdSec.Engine.Items;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Scenarios.Specs;

/// <summary>Reads scenario files: strict, all mistakes at once, each with its place.</summary>
internal sealed class ScenarioSpecReader(string file, DiagnosticBag diagnostics)
{
    /// <summary>The scenarios of a file, one per document. Those with mistakes are marked: they are looked at further, for more mistakes, and then left out.</summary>
    public IReadOnlyList<ScenarioSpec> ReadFile()
    {
        var errors = diagnostics.ErrorCount;
        var documents = YamlLoader.LoadFile(file, diagnostics);
        var isProper = diagnostics.ErrorCount == errors;
        var specs = Read(documents);
        return isProper ? specs : [.. specs.Select(static spec => spec with { HasErrors = true })];
    }

    public IReadOnlyList<ScenarioSpec> Read(IReadOnlyList<YamlNode> documents)
    {
        var specs = new List<ScenarioSpec>();
        foreach (var document in documents)
        {
            if (document is YamlScalar { IsNull: true })
            {
                continue;
            }

            if (document is not YamlMap map)
            {
                diagnostics.Error(file, document.Line, document.Column, $"a scenario must be a mapping, this is {document.Kind}");
            }
            else if (ReadScenario(map) is { } spec)
            {
                specs.Add(spec);
            }
        }

        return specs;
    }

    private ScenarioSpec? ReadScenario(YamlMap map)
    {
        var errors = diagnostics.ErrorCount;
        var reader = new YamlMapReader(map, file, diagnostics);
        var spec = ReadKeys(reader);
        reader.Finish();
        if (!FormatVersion.IsSupported(spec.Format))
        {
            reader.Error("format", $"format {spec.Format} is not supported, the scenario is skipped", "supported: >= 1.0, <= 3.0");
            return null;
        }

        ScenarioRules.Check(reader, spec);
        return spec with { HasErrors = diagnostics.ErrorCount > errors };
    }

    private ScenarioSpec ReadKeys(YamlMapReader reader)
    {
        var scope = reader.Child("scope");
        var spec = new ScenarioSpec
        {
            Place = new SpecPlace(file, reader.Map.Line, reader.Map.Column),
            Format = reader.String("format"),
            Kind = ReadKind(reader),
            Name = reader.String("name"),
            Description = reader.String("description"),
            Filter = Text(reader, "filter"),
            GroupBy = Text(reader, "groupby"),
            Distinct = Text(reader, "distinct"),
            CancelOn = Text(reader, "cancel_on"),
            OverflowFilter = Text(reader, "overflow_filter"),
            Condition = Text(reader, "condition"),
            Capacity = (int)Math.Clamp(reader.Long("capacity"), int.MinValue, int.MaxValue),
            LeakSpeed = reader.Duration("leakspeed"),
            Duration = reader.Duration("duration"),
            Blackhole = reader.Duration("blackhole"),
            CacheSize = (int)Math.Clamp(reader.Long("cache_size"), int.MinValue, int.MaxValue),
            BayesianPrior = (float)reader.Double("bayesian_prior"),
            BayesianThreshold = (float)reader.Double("bayesian_threshold"),
            BayesianConditions = [.. reader.Children("bayesian_conditions").Select(ReadCondition)],
            ScopeType = scope?.String("type", "Ip") ?? "Ip",
            ScopeExpression = scope is null ? Items.Text.None : Text(scope, "expression"),
            Reprocess = reader.Bool("reprocess"),
            Debug = reader.Bool("debug"),
            Remediation = reader.Child("labels")?.Map.Find("remediation") is YamlScalar flag && flag.Resolve() is true,
            Data = DataSpecReader.Read(reader, file),
        };
        scope?.Finish();
        reader.Ignore("version", "references");
        return spec;
    }

    private static BucketKind ReadKind(YamlMapReader reader)
    {
        switch (reader.String("type"))
        {
            case "leaky":
                return BucketKind.Leaky;
            case "trigger":
                return BucketKind.Trigger;
            case "counter":
                return BucketKind.Counter;
            case "conditional":
                return BucketKind.Conditional;
            case "bayesian":
                return BucketKind.Bayesian;
            case var other:
                reader.Error("type", other.Length == 0 ? "the scenario has no type" : $"unknown scenario type '{other}'", "use leaky, trigger, counter, conditional or bayesian");
                return BucketKind.Leaky;
        }
    }

    private BayesianConditionSpec ReadCondition(YamlMapReader reader)
    {
        var spec = new BayesianConditionSpec(
            Text(reader, "condition"), (float)reader.Double("prob_given_evil"), (float)reader.Double("prob_given_benign"), reader.Bool("guillotine"));
        reader.Finish();
        return spec;
    }

    private Text Text(YamlMapReader reader, string key)
    {
        var value = reader.String(key);
        var node = reader.Map.Find(key);
        return node is null ? Items.Text.None : new Text(value, new SpecPlace(file, node.Line, node.Column));
    }
}
