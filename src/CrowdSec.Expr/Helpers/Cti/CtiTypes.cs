using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Cti;

/// <summary>Declares the service's answers to the language. Values that may be missing are of type any, and nil then.</summary>
internal static class CtiTypes
{
    public static void Register(HostTypes types)
    {
        RegisterItem(types.Struct<CtiItem>("cticlient.SmokeItem"));
        types.Struct<CtiLocation>("cticlient.CTILocationInfo")
            .Field("Country", static object? (l) => l.Country)
            .Field("City", static object? (l) => l.City)
            .Field("Latitude", static object? (l) => l.Latitude)
            .Field("Longitude", static object? (l) => l.Longitude);
        types.Struct<CtiHistory>("cticlient.CTIHistory")
            .Field("FirstSeen", static object? (h) => h.FirstSeen)
            .Field("LastSeen", static object? (h) => h.LastSeen)
            .Field("FullAge", static h => h.FullAge)
            .Field("DaysAge", static h => h.DaysAge);
        types.Struct<CtiClassifications>("cticlient.CTIClassifications")
            .Field("FalsePositives", static c => c.FalsePositives)
            .Field("Classifications", static c => c.Classifications);
        types.Struct<CtiLabel>("cticlient.CTIBehavior")
            .Field("Name", static l => l.Name)
            .Field("Label", static l => l.Label)
            .Field("Description", static l => l.Description)
            .Field("References", static l => l.References);
        types.Struct<CtiScores>("cticlient.CTIScores")
            .Field("Overall", static s => s.Overall)
            .Field("LastDay", static s => s.LastDay)
            .Field("LastWeek", static s => s.LastWeek)
            .Field("LastMonth", static s => s.LastMonth);
        types.Struct<CtiScore>("cticlient.CTIScore")
            .Field("Aggressiveness", static s => s.Aggressiveness)
            .Field("Threat", static s => s.Threat)
            .Field("Trust", static s => s.Trust)
            .Field("Anomaly", static s => s.Anomaly)
            .Field("Total", static s => s.Total);
    }

    private static void RegisterItem(HostType<CtiItem> item)
    {
        item.Field("IpRangeScore", static i => i.IpRangeScore)
            .Field("Ip", static i => i.Ip)
            .Field("Reputation", static i => i.Reputation)
            .Field("BackgroundNoise", static i => i.BackgroundNoise)
            .Field("Confidence", static i => i.Confidence)
            .Field("IpRange", static object? (i) => i.IpRange)
            .Field("AsName", static object? (i) => i.AsName)
            .Field("AsNum", static object? (i) => i.AsNum)
            .Field("Location", static i => i.Location)
            .Field("ReverseDNS", static object? (i) => i.ReverseDns)
            .Field("Behaviors", static i => i.Behaviors)
            .Field("History", static i => i.History)
            .Field("Classifications", static i => i.Classifications)
            .Field("AttackDetails", static i => i.AttackDetails)
            .Field("TargetCountries", static i => i.TargetCountries)
            .Field("BackgroundNoiseScore", static object? (i) => i.BackgroundNoiseScore)
            .Field("Scores", static i => i.Scores)
            .Field("References", static i => i.References)
            .Field("CVEs", static i => i.Cves);
        item.Method("GetAttackDetails", (CtiItem i) => Names(i.AttackDetails))
            .Method("GetBehaviors", (CtiItem i) => Names(i.Behaviors))
            .Method("GetClassifications", (CtiItem i) => Names(i.Classifications.Classifications))
            .Method("GetFalsePositives", (CtiItem i) => Names(i.Classifications.FalsePositives))
            .Method("IsFalsePositive", (CtiItem i) => i.Classifications.FalsePositives.Length > 0)
            .Method("IsPartOfCommunityBlocklist", (CtiItem i) => i.IsPartOfCommunityBlocklist)
            .Method("GetMaliciousnessScore", (CtiItem i) => i.MaliciousnessScore)
            .Method("GetBackgroundNoiseScore", (CtiItem i) => i.BackgroundNoiseScore ?? 0);
    }

    private static string[] Names(CtiLabel[] labels) => Array.ConvertAll(labels, static l => l.Name);
}
