using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage.Alerts;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>An alert that is ready to be stored.</summary>
/// <param name="Alert">With the decisions that count.</param>
internal sealed record PreparedAlert(Alert Alert, NewAlert New);
