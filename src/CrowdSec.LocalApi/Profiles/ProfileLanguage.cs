using CrowdSec.Expr.Hosting;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>The types and functions that expressions of profiles may use. Handed in by who also knows the log processor, so that both sides speak one language.</summary>
/// <param name="Types">With <see cref="Protocol.Alerts.Alert"/> among them.</param>
public sealed record ProfileLanguage(HostTypes Types, IReadOnlyCollection<ExprFunction> Functions);
