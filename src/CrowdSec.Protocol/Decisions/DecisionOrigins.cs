namespace CrowdSec.Protocol.Decisions;

/// <summary>Who decided.</summary>
public static class DecisionOrigins
{
    public const string Manual = "cscli";
    public const string Import = "cscli-import";
    public const string Engine = "crowdsec";
    public const string Console = "console";
    public const string Lists = "lists";
    public const string Community = "CAPI";
    public const string RemediationSync = "remediation_sync";
}
