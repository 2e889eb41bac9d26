namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>Looks for the files of a document: where those are that are open, and which are new. Used by one thread.</summary>
internal sealed class FileDiscovery(FileSourceSpec spec, FileCatalog files, FileOpener opener)
{
    /// <summary>Looks once.</summary>
    /// <returns>false when something could not be decided yet: look again soon.</returns>
    public bool Look()
    {
        opener.BeginLook();
        NoteParts();
        var found = new Dictionary<FileIdentity, FoundFile>();
        var seen = new HashSet<TailedFile>();
        foreach (var pattern in spec.Patterns)
        {
            LookFor(pattern, found, seen);
        }

        // Files of one rotation in the order in which they were written.
        var complete = true;
        foreach (var file in found.Values.OrderBy(static f => f.Stat.Modified).ThenBy(static f => f.Stat.Identity.Born).ThenByDescending(static f => f.Path, StringComparer.Ordinal))
        {
            complete &= opener.Open(file);
        }

        foreach (var file in files.All)
        {
            // One that was opened just now is not among the seen; its turn comes.
            file.IsRetired = !seen.Contains(file) && !found.ContainsKey(file.Identity);
        }

        OpenOrphans();
        opener.EndLook(complete);
        return complete;
    }

    private void NoteParts()
    {
        foreach (var path in Neighbours())
        {
            if (!spec.Finds(path) && RotationFamily.BasesOf(path).Any(spec.Finds) && FileStat.OfPath(path) is { IsRegular: true } stat)
            {
                opener.NotePart(stat);
            }
        }
    }

    /// <summary>Logs that are not there at the moment may have been begun and renamed since the last look.</summary>
    private void OpenOrphans()
    {
        foreach (var path in Neighbours().SelectMany(RotationFamily.BasesOf).Distinct(StringComparer.Ordinal))
        {
            if (spec.Finds(path) && !Path.Exists(path))
            {
                opener.OpenFamily(path, long.MaxValue);
            }
        }
    }

    private IEnumerable<string> Neighbours() =>
        spec.Patterns.SelectMany(FileGlob.Directories).Distinct(StringComparer.Ordinal).SelectMany(static d => RotationFamily.Neighbours(d + "/."));

    private void LookFor(string pattern, Dictionary<FileIdentity, FoundFile> found, HashSet<TailedFile> seen)
    {
        foreach (var path in FileGlob.Files(pattern))
        {
            if (spec.Excludes(path) || FileStat.OfPath(path) is not { IsRegular: true } stat)
            {
                continue;
            }

            if (!files.TryFind(stat.Identity, out var file))
            {
                found.TryAdd(stat.Identity, new FoundFile(path, pattern, stat));
                continue;
            }

            if (seen.Add(file))
            {
                file.Path = path;
            }

            file.NoteModified(stat.Modified);
            files.SeenAt(path, file);
        }
    }
}
