using System.Diagnostics.CodeAnalysis;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>The files that are open, by what they are and by where they were seen last. Changed by one thread; <see cref="All"/> may be read by others.</summary>
internal sealed class FileCatalog : IDisposable
{
    private readonly Dictionary<FileIdentity, TailedFile> _byIdentity = [];
    private readonly Dictionary<string, TailedFile> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<int, TailedFile> _byWatch = [];
    private volatile TailedFile[] _all = [];

    public IReadOnlyList<TailedFile> All => _all;

    public bool TryFind(FileIdentity identity, [MaybeNullWhen(false)] out TailedFile file) => _byIdentity.TryGetValue(identity, out file);

    /// <summary>The file that was at a path when it was last looked at, though it may be elsewhere now.</summary>
    public TailedFile? LastAt(string path) => _byPath.GetValueOrDefault(path);

    public TailedFile? OfWatch(int watch) => _byWatch.GetValueOrDefault(watch);

    public void Add(TailedFile file)
    {
        _byIdentity.Add(file.Identity, file);
        _byPath[file.Path] = file;
        if (file.Watch >= 0)
        {
            _byWatch[file.Watch] = file;
        }

        _all = [.. _byIdentity.Values];
    }

    public void SeenAt(string path, TailedFile file) => _byPath[path] = file;

    /// <summary>Closes a file and forgets it.</summary>
    public void Remove(TailedFile file)
    {
        _byIdentity.Remove(file.Identity);
        _byWatch.Remove(file.Watch);
        foreach (var path in _byPath.Where(entry => entry.Value == file).Select(static entry => entry.Key).ToArray())
        {
            _byPath.Remove(path);
        }

        foreach (var other in _byIdentity.Values)
        {
            other.After.Remove(file);
        }

        _all = [.. _byIdentity.Values];
        file.Dispose();
    }

    public void Dispose()
    {
        foreach (var file in _all)
        {
            file.Dispose();
        }

        _byIdentity.Clear();
        _byPath.Clear();
        _byWatch.Clear();
        _all = [];
    }
}
