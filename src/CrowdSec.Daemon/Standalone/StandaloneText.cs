using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Standalone;

/// <summary>Tells who started crowdsec without a configuration what was done, and what to type next.</summary>
internal static class StandaloneText
{
    public static void Say(StandaloneHome home, bool isNew, string missing, ILog log)
    {
        log.Info(isNew
            ? $"{missing} doesn't exist: a new installation was made in {home.Directory} (configuration, items and data; delete it to begin anew)"
            : $"{missing} doesn't exist: using the installation in {home.Directory}");
        log.Info($"which logs are read stands in {Path.Combine(home.Directory, "acquis.yaml")}, what follows an attack in {Path.Combine(home.Directory, "profiles.yaml")}");
        log.Info($"next: 'cscli decisions list' shows who is banned; 'cscli bouncers add NAME' makes a key for what blocks them (as another user: cscli -c {home.ConfigPath} …)");
    }
}
