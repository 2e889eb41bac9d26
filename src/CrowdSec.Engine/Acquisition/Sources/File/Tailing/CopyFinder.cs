using Microsoft.Win32.SafeHandles;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>
/// Finds out whether a new file is a copy of one that has been read: logrotate's copytruncate makes such, and so do editors. What stood in the original has
/// been read, up to a place; only what is behind it is new.
/// </summary>
internal static class CopyFinder
{
    /// <summary>A file that begins with all that was read of another one.</summary>
    /// <param name="head">The new file's first bytes.</param>
    /// <returns>Where what is new begins; null: it is no copy.</returns>
    public static long? FindStart(SafeFileHandle handle, byte[] head, IEnumerable<TailedFile> originals)
    {
        foreach (var content in originals.SelectMany(Contents))
        {
            if (content.Offset > 0 && head.AsSpan().StartsWith(content.Head) && TailGuard.Read(handle, content.Offset).AsSpan().SequenceEqual(content.Guard))
            {
                return content.Offset;
            }
        }

        return null;
    }

    /// <summary>Whether a file may be the beginning of a copy: what there is of it agrees with the original.</summary>
    public static bool MayBecomeCopy(byte[] head, long size, IEnumerable<TailedFile> originals) =>
        originals.SelectMany(Contents).Any(content => size < content.Offset && Agree(head, content.Head));

    /// <summary>Whether a file that nobody writes to any more is the copy of an earlier state of another one, which had grown on before it was looked at.</summary>
    public static bool IsPartialCopy(byte[] head, long size, IEnumerable<TailedFile> originals) =>
        originals.SelectMany(Contents).Any(content => size < content.Offset && head.Length > 0 && head.Length >= content.Head.Length && Agree(head, content.Head));

    private static bool Agree(byte[] head, byte[] other)
    {
        var common = Math.Min(head.Length, other.Length);
        return head.AsSpan(0, common).SequenceEqual(other.AsSpan(0, common));
    }

    private static IEnumerable<PastContent> Contents(TailedFile file)
    {
        if (file.Past is not null)
        {
            yield return file.Past;
        }

        yield return new PastContent(file.Content.Head, file.Offset, file.Guard);
    }
}
