namespace CrowdSec.Daemon.CommandLine;

/// <param name="ValueName">Empty for switches.</param>
/// <param name="Apply">Puts a value into the options; throws <see cref="OptionException"/> when it is unusable.</param>
internal sealed record DaemonFlag(string Name, string ValueName, string Help, Func<DaemonOptions, string, DaemonOptions> Apply)
{
    public bool IsSwitch => ValueName.Length == 0;
}
