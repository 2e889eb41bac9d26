using System.Globalization;

namespace CrowdSec.Daemon.Agent.Spool;

/// <summary>Remembers in a file up to where entries are done with. A lost or damaged file means: begin at the oldest entry, which is harmless.</summary>
internal sealed class SpoolCursor(string directory)
{
    private readonly string _path = Path.Combine(directory, "cursor");

    public SpoolPosition Load()
    {
        try
        {
            var parts = File.ReadAllText(_path).Split(' ');
            if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var segment)
                && long.TryParse(parts[1].TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            {
                return new SpoolPosition(segment, offset);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As if there were none.
        }

        return default;
    }

    public void Save(SpoolPosition position)
    {
        try
        {
            var temporary = _path + ".new";
            File.WriteAllText(temporary, string.Create(CultureInfo.InvariantCulture, $"{position.Segment} {position.Offset}\n"));
            File.Move(temporary, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then some entries are sent again after a restart.
        }
    }
}
