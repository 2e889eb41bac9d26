using System.Globalization;
using CrowdSec.Engine.Acquisition.Sources.File;

namespace CrowdSec.Engine.Acquisition;

/// <summary>A "file://GLOB?max_buffer_size=N&amp;log_level=L" data source name.</summary>
public sealed record FileDsn(IReadOnlyList<string> Files, int MaxLineLength)
{
    private const string Scheme = "file://";

    /// <summary>Parses the name and finds its files, in ordinal order of their paths.</summary>
    /// <param name="error">What is wrong, in one sentence.</param>
    public static FileDsn? Parse(string dsn, out string error)
    {
        error = "";
        if (!dsn.StartsWith(Scheme, StringComparison.Ordinal))
        {
            error = $"'{dsn}' is no file data source: it must begin with {Scheme}";
            return null;
        }

        var question = dsn.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? dsn[Scheme.Length..] : dsn[Scheme.Length..question];
        var length = FileReplaySource.DefaultMaxLineLength;
        if (path.Length == 0)
        {
            error = "the file data source names no file";
            return null;
        }

        if (question >= 0 && !TryReadParameters(dsn[(question + 1)..], ref length, out error))
        {
            return null;
        }

        var files = FileGlob.Expand(path);
        if (files.Count == 0)
        {
            error = $"no file matches {path}";
            return null;
        }

        return new FileDsn(files, length);
    }

    private static bool TryReadParameters(string query, ref int length, out string error)
    {
        error = "";
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split('=', 2) is [var k, var v] ? (k, v) : (pair, "");
            if (key == "max_buffer_size")
            {
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out length) || length is < 1 or > 1 << 30)
                {
                    error = $"max_buffer_size is '{value}': it must be a number of bytes, at most 1073741824";
                    return false;
                }
            }
            else if (key != "log_level")
            {
                error = $"unknown parameter '{key}' in the data source name: known are max_buffer_size and log_level";
                return false;
            }
        }

        return true;
    }
}
