namespace CrowdSec.Foundation.Diagnostics;

/// <summary>How bad a finding is: errors keep an item from being used, warnings do not.</summary>
public enum Severity
{
    Warning,
    Error,
}
