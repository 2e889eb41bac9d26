using CrowdSec.LocalApi.Authentication;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Metadata of an endpoint.</summary>
/// <param name="Label">The pattern as metrics name it: "/v1/alerts/:alert_id".</param>
/// <param name="Rule">Who may call; null: everybody.</param>
internal sealed record ApiRoute(string Method, string Label, AccessRule? Rule);
