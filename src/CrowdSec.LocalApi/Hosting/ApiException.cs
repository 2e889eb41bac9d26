namespace CrowdSec.LocalApi.Hosting;

/// <summary>Ends a request with a status and {"message": "..."}.</summary>
internal sealed class ApiException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
