using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Scenarios.Specs;

/// <summary>What must hold between the keys of a scenario.</summary>
internal static class ScenarioRules
{
    private const int MaxConditions = 64;

    public static void Check(YamlMapReader reader, ScenarioSpec spec)
    {
        Require(reader, "name", spec.Name.Length > 0, "the scenario has no name", "give it 'name: author/what-it-detects'");
        Require(reader, "description", spec.Description.Length > 0, "description is mandatory", "say in one line what the scenario detects");
        Require(reader, "filter", !spec.Filter.IsEmpty, "filter is mandatory", "say which events the scenario wants, for instance: evt.Meta.log_type == 'ssh_failed-auth'");
        Require(reader, "bayesian_conditions", spec.BayesianConditions.Count <= MaxConditions, $"there are {spec.BayesianConditions.Count} bayesian_conditions", $"at most {MaxConditions} are possible");
        CheckKind(reader, spec);
        CheckScope(reader, spec);
    }

    private static void CheckKind(YamlMapReader reader, ScenarioSpec spec)
    {
        switch (spec.Kind)
        {
            case BucketKind.Leaky:
                Require(reader, "capacity", spec.Capacity > 0, $"capacity is {spec.Capacity}", "a leaky bucket needs a capacity above 0");
                RequireLeakSpeed(reader, spec);
                break;
            case BucketKind.Trigger:
                Require(reader, "capacity", spec.Capacity == 0, $"capacity is {spec.Capacity}", "a trigger has capacity 0: leave the key out");
                break;
            case BucketKind.Counter:
                Require(reader, "capacity", spec.Capacity == -1, $"capacity is {spec.Capacity}", "a counter has capacity -1");
                Require(reader, "duration", spec.Duration.Nanoseconds > 0, "the counter has no duration", "say how long it counts, for instance 'duration: 10m'");
                break;
            case BucketKind.Conditional:
                Require(reader, "condition", !spec.Condition.IsEmpty, "the conditional scenario has no condition", "say when it overflows");
                RequireLeakSpeed(reader, spec);
                if (spec.Capacity != -1)
                {
                    reader.Warning("capacity", $"capacity is {spec.Capacity}", "a conditional bucket has capacity -1, or it forgets events that its condition may want");
                }

                break;
            default:
                CheckBayesian(reader, spec);
                break;
        }
    }

    private static void CheckBayesian(YamlMapReader reader, ScenarioSpec spec)
    {
        Require(reader, "bayesian_conditions", spec.BayesianConditions.Count > 0, "the bayesian scenario has no conditions", "list them under bayesian_conditions");
        Require(reader, "bayesian_prior", spec.BayesianPrior is > 0 and <= 1, $"bayesian_prior is {spec.BayesianPrior}", "it must be above 0 and at most 1");
        Require(reader, "bayesian_threshold", spec.BayesianThreshold is > 0 and <= 1, $"bayesian_threshold is {spec.BayesianThreshold}", "it must be above 0 and at most 1");
        Require(reader, "capacity", spec.Capacity == -1, $"capacity is {spec.Capacity}", "a bayesian bucket has capacity -1");
        RequireLeakSpeed(reader, spec);
    }

    private static void RequireLeakSpeed(YamlMapReader reader, ScenarioSpec spec) =>
        Require(reader, "leakspeed", spec.LeakSpeed.Nanoseconds > 0, "the scenario has no leakspeed", "say how long one event stays, for instance 'leakspeed: 10s'");

    private static void CheckScope(YamlMapReader reader, ScenarioSpec spec)
    {
        if (spec.ScopeType == "Ip")
        {
            Require(reader, "scope", spec.ScopeExpression.IsEmpty, "scope Ip takes no expression", "the address is evt.Meta.source_ip");
        }
        else if (spec.ScopeType != "Range")
        {
            Require(reader, "scope", !spec.ScopeExpression.IsEmpty, $"scope {spec.ScopeType} has no expression", "say what its value is, for instance 'expression: evt.Meta.target_user'");
        }
    }

    private static void Require(YamlMapReader reader, string key, bool holds, string message, string hint)
    {
        if (!holds)
        {
            reader.Error(key, message, hint);
        }
    }
}
