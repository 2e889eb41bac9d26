using System.Text;

namespace CrowdSec.Foundation.Text;

/// <summary>Text of files that strangers may have written.</summary>
public static class BoundedText
{
    /// <summary>One character more than the limit at most, by which the caller sees that there is more: a file without an end does no harm.</summary>
    /// <param name="limit">Characters.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static string Read(string path, int limit)
    {
        using var reader = new StreamReader(path);
        var text = new StringBuilder();
        var chunk = new char[16 * 1024];
        int read;
        while (text.Length <= limit && (read = reader.Read(chunk, 0, Math.Min(chunk.Length, limit + 1 - text.Length))) > 0)
        {
            text.Append(chunk, 0, read);
        }

        return text.ToString();
    }
}
