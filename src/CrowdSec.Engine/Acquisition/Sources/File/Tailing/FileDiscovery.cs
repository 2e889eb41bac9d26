namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>Looks for the files of a document: where those are that are open, and which are new. Used by one thread.</summary>
internal sealed class FileDiscovery(FileSourceSpec spec, FileCatalog files, FileOpener opener)
{
    /// <summary>Looks once.</summary>
    /// <returns>Whether to look again soon: something could not be decided yet.</returns>
    public bool Look()
    {
        var found = new Dictionary<FileIdentity, FoundFile>();
        var seen = new HashSet<TailedFile>();
        foreach (var pattern in spec.Patterns)
        {
            LookFor(pattern, found, seen);
        }

        // Files of one rotation in the order in which they were written.
        var again = false;
        foreach (var file in found.Values.OrderBy(static f => f.Stat.Modified).ThenBy(static f => f.Path, StringComparer.Ordinal))
        {
            again |= !opener.Open(file);
        }

        foreach (var file in files.All)
        {
            // One that was opened just now is not among the seen; its turn comes.
            file.IsRetired = !seen.Contains(file) && !found.ContainsKey(file.Identity);
        }

        opener.EndLook();
        return again;
    }

    private void LookFor(string pattern, Dictionary<FileIdentity, FoundFile> found, HashSet<TailedFile> seen)
    {
        foreach (var path in FileGlob.Files(pattern))
        {
            if (IsExcluded(path) || FileStat.OfPath(path) is not { IsRegular: true } stat)
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

    private bool IsExcluded(string path)
    {
        foreach (var exclusion in spec.Exclusions)
        {
            if (exclusion.IsMatch(path))
            {
                return true;
            }
        }

        return false;
    }
}
