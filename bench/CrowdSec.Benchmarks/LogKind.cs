namespace CrowdSec.Benchmarks;

/// <summary>The sample logs, by the type that selects their parsers.</summary>
public enum LogKind
{
    Nginx,
    Sshd,
}
