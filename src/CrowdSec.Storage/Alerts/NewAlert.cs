using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.Storage.Alerts;

/// <summary>An alert to store. Its own decisions are ignored; those of <paramref name="Decisions"/> count.</summary>
/// <param name="ProfileTrace">Which profile, filter and rule decided, for people; "" when none did.</param>
public sealed record NewAlert(Alert Alert, DateTime StartedAt, DateTime StoppedAt, IReadOnlyList<NewDecision> Decisions, string ProfileTrace = "");
