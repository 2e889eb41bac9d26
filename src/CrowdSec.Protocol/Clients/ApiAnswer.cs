using System.Net;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Protocol.Clients;

/// <summary>An answer, whole.</summary>
internal readonly record struct ApiAnswer(HttpStatusCode Status, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <exception cref="ApiClientException">The answer is no success.</exception>
    public ApiAnswer Ensure() => IsSuccess ? this : throw new ApiClientException(Status, WireJsonReader.ReadMessage(Body.Span));

    /// <exception cref="ApiClientException">The answer is no success, or cannot be read.</exception>
    public T Read<T>(Func<ReadOnlyMemory<byte>, T> read)
    {
        Ensure();
        try
        {
            return read(Body);
        }
        catch (WireFormatException e)
        {
            throw new ApiClientException($"the answer of the Local API cannot be understood: {e.Message}", e);
        }
    }
}
