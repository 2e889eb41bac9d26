namespace CrowdSec.LocalApi.Hosting;

/// <summary>Ends a request with a status and {"message": "..."}.</summary>
internal sealed class ApiException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The answer is {"code": status, "message": "..."} instead: errors about machines' tokens look so.</summary>
    public bool WithCode { get; init; }
}
