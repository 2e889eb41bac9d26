using System.IO.Compression;
using System.Net.Http.Headers;

namespace CrowdSec.Protocol.Clients;

/// <summary>Bodies of requests.</summary>
internal static class JsonContents
{
    /// <summary>Shorter bodies are not worth compressing.</summary>
    private const int WorthCompressing = 16 * 1024;

    public static HttpContent Of(ReadOnlyMemory<byte> utf8, bool isCompressed = false)
    {
        var content = new ReadOnlyMemoryContent(utf8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (isCompressed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return content;
    }

    /// <summary>The body, compressed when it is long; the second says whether it is.</summary>
    public static (ReadOnlyMemory<byte> Body, bool IsCompressed) Compress(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length < WorthCompressing)
        {
            return (utf8, false);
        }

        var output = new MemoryStream(utf8.Length / 4);
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(utf8.Span);
        }

        return (output.GetBuffer().AsMemory(0, (int)output.Length), true);
    }
}
