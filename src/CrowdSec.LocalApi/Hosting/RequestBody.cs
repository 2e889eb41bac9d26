using System.IO.Compression;
using CrowdSec.LocalApi.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>
/// Reads request bodies, inflating gzip. What is sent and what it inflates to are both bounded: 2 MiB for strangers, 50 MiB for machines and bouncers. The bound holds while
/// reading, so that a small body cannot make the server hold a large one.
/// </summary>
internal static class RequestBody
{
    public const int StrangersLimit = 2 << 20;
    public const int KnownLimit = 50 << 20;

    /// <summary>The caller disposes of the bytes.</summary>
    /// <exception cref="ApiException">413 too large; 400 not what its Content-Encoding says.</exception>
    public static async ValueTask<PooledBytes> ReadAsync(HttpContext context)
    {
        var limit = LimitFor(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        if (context.Request.ContentLength > limit)
        {
            throw TooLarge();
        }

        try
        {
            return await ReadEncodedAsync(context, limit);
        }
        catch (BadHttpRequestException exception)
        {
            throw exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge() : new ApiException(exception.StatusCode, "the request body could not be read");
        }
        catch (InvalidDataException)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, "gzip: invalid data in the request body");
        }
    }

    private static int LimitFor(HttpContext context) =>
        context.Features.Get<Caller>() is { IsKnown: true } ? KnownLimit : StrangersLimit;

    private static async ValueTask<PooledBytes> ReadEncodedAsync(HttpContext context, int limit)
    {
        var encoding = context.Request.Headers.ContentEncoding.ToString();
        if (encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            var expected = (int)(context.Request.ContentLength ?? 0) + 1; // one more, so that the end is seen without growing
            return await ReadAllAsync(context.Request.Body, Math.Max(expected, 4096), limit, context.RequestAborted);
        }

        if (!encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) && !encoding.Equals("x-gzip", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "the only Content-Encoding understood is gzip");
        }

        await using var inflated = new GZipStream(context.Request.Body, CompressionMode.Decompress, leaveOpen: true);
        return await ReadAllAsync(inflated, 16 << 10, limit, context.RequestAborted);
    }

    private static async ValueTask<PooledBytes> ReadAllAsync(Stream stream, int expected, int limit, CancellationToken cancellationToken)
    {
        var result = new PooledBytes(expected);
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(result.GetMemory(), cancellationToken);
                if (read == 0)
                {
                    return result;
                }

                result.Advance(read);
                if (result.Length > limit)
                {
                    throw TooLarge();
                }
            }
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    private static ApiException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "http: request body too large");
}
