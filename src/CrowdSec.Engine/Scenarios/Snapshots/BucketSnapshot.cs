using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Scenarios.Snapshots;

/// <summary>Saves the live buckets of an engine to a file and brings them back. Neither is to be called while a run commits.</summary>
internal sealed class BucketSnapshot(FieldNames names, RetainedFields retained, IReadOnlyList<Scenario> scenarios, BucketStore store)
{
    /// <summary>Replaces the file in one step: a crash leaves the old one or the new one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            Write(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Writes to a stream.</summary>
    public void Write(Stream output) => new SnapshotWriter(names, retained).Write(store, output);

    /// <returns>How many buckets came back, and how many were left out because their scenario is gone or changed.</returns>
    /// <exception cref="InvalidDataException">The file is damaged; start with empty buckets.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public (int Restored, int LeftOut) Load(string path) => Read(File.ReadAllBytes(path));

    /// <returns>As <see cref="Load"/> does.</returns>
    /// <exception cref="InvalidDataException">The snapshot is damaged.</exception>
    public (int Restored, int LeftOut) Read(ReadOnlySpan<byte> snapshot)
    {
        if (scenarios.Count == 0)
        {
            return (0, 0);
        }

        var reader = new SnapshotReader(names, retained, scenarios);
        reader.Read(snapshot, store);
        return (reader.Restored, reader.LeftOut);
    }
}
