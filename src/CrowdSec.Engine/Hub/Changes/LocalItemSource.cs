using System.Buffers.Text;

namespace CrowdSec.Engine.Hub.Changes;

/// <summary>Takes items from a hub tree on disk, else from the contents that the index carries.</summary>
/// <param name="tree">Root of the tree; null for none.</param>
public sealed class LocalItemSource(string? tree) : IItemSource
{
    public byte[] Read(IndexItem item)
    {
        var content = FromTree(item) ?? FromIndex(item)
            ?? throw new HubException($"{item.Reference}: the file is not at hand; give a hub tree with --from, or an index with contents");
        var digest = FileDigest.OfBytes(content);
        var expected = item.Versions.FirstOrDefault(v => v.Version == item.Version)?.Digest;
        return expected is null || digest == expected
            ? content
            : throw new HubException($"{item.Reference}: hash mismatch: expected {expected}, got {digest}. The index file is outdated, please run 'cscli hub update --from HUB_TREE' and try again");
    }

    private byte[]? FromTree(IndexItem item)
    {
        if (tree is null)
        {
            return null;
        }

        var path = Path.Combine(tree, item.Path);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    private static byte[]? FromIndex(IndexItem item)
    {
        if (item.Content.IsEmpty)
        {
            return null;
        }

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(item.Content.Length)];
        return Base64.DecodeFromUtf8(item.Content.Span, bytes, out _, out var written) == System.Buffers.OperationStatus.Done ? bytes[..written] : null;
    }
}
