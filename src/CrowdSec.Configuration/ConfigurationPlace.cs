namespace CrowdSec.Configuration;

/// <summary>Where config.yaml is when nobody names it: where packages install it, else where a daemon that nobody configured makes its own.</summary>
public static class ConfigurationPlace
{
    public const string SystemPath = "/etc/crowdsec/config.yaml";

    /// <summary>Where programs keep their state: $XDG_STATE_HOME/crowdsec, ~/.local/state/crowdsec, else ./crowdsec-data.</summary>
    public static string StandaloneDirectory(Func<string, string?> environment)
    {
        if (environment("XDG_STATE_HOME") is { Length: > 0 } state && Path.IsPathRooted(state))
        {
            return Path.Combine(state, "crowdsec");
        }

        return environment("HOME") is { Length: > 1 } home && Path.IsPathRooted(home)
            ? Path.Combine(home, ".local", "state", "crowdsec")
            : "crowdsec-data";
    }

    /// <summary>The system's file, or the standalone one where that is the only one.</summary>
    /// <param name="systemPath">Another place for the system's file, for tests.</param>
    public static string Find(Func<string, string?> environment, string systemPath = SystemPath)
    {
        var standalone = Path.Combine(StandaloneDirectory(environment), "config.yaml");
        return !File.Exists(systemPath) && File.Exists(standalone) ? Path.GetFullPath(standalone) : systemPath;
    }
}
