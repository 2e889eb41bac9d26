using CrowdSec.LocalApi.Profiles;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>Is told of every alert that a profile matched, once it is stored. Thread-safe; returns at once.</summary>
internal interface IAlertNotifier
{
    /// <param name="alert">With its decisions. Not to be changed.</param>
    /// <param name="profile">Says which notifications are wanted; maybe none.</param>
    void Notify(Alert alert, Profile profile);
}
