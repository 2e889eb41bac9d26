using System.Net;

namespace CrowdSec.Protocol.Clients;

/// <summary>The Local API refused a request, or was not reached. The message is for people: "API error: " and what the server said, or why there was no answer.</summary>
public sealed class ApiClientException : Exception
{
    /// <summary>An answer other than success.</summary>
    public ApiClientException(HttpStatusCode status, string reason)
        : base($"API error: {(reason.Length > 0 ? reason : $"http code {(int)status} {Name(status)}")}")
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>No answer, or one that cannot be understood.</summary>
    public ApiClientException(string message, Exception? cause = null)
        : base(message, cause) => Reason = message;

    /// <summary>Null when there was no answer.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>The message that the server sent; "" when it sent none.</summary>
    public string Reason { get; }

    public bool IsNotFound => Status == HttpStatusCode.NotFound;

    private static string Name(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "(not logged in)",
        HttpStatusCode.Forbidden => "(access forbidden)",
        HttpStatusCode.NotFound => "(not found)",
        HttpStatusCode.RequestEntityTooLarge => "(too much at once)",
        HttpStatusCode.TooManyRequests => "(too many requests)",
        _ => $"({status})",
    };
}
