using CrowdSec.LocalApi.Profiles;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>Tells nobody.</summary>
internal sealed class SilentNotifier : IAlertNotifier
{
    public static readonly SilentNotifier Instance = new();

    public void Notify(Alert alert, Profile profile)
    {
    }
}
