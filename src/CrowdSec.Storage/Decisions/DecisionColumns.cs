namespace CrowdSec.Storage.Decisions;

/// <summary>The order in which columns of a decision are read.</summary>
internal static class DecisionColumns
{
    public const string All =
        "d.id, d.alert_decisions, d.created_at, d.until, d.scenario, d.type, d.scope, d.origin, d.value, d.simulated, d.uuid, d.ip_size, d.start_ip, d.end_ip, d.start_suffix, d.end_suffix";

    public const int Id = 0;
    public const int Alert = 1;
    public const int CreatedAt = 2;
    public const int Until = 3;
    public const int Scenario = 4;
    public const int Type = 5;
    public const int Scope = 6;
    public const int Origin = 7;
    public const int Value = 8;
    public const int Simulated = 9;
    public const int Uuid = 10;
    public const int Size = 11;
    public const int StartIp = 12;
    public const int EndIp = 13;
    public const int StartSuffix = 14;
    public const int EndSuffix = 15;
}
