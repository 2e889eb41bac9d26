using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.Helpers.Data;

/// <summary>Reads a data file's lines, without comments (#) and empty lines. Sizes are bounded.</summary>
internal static class DataLineReader
{
    private const long LargestFile = 256L << 20;
    private const int LongestLine = 64 * 1024;

    /// <exception cref="IOException">The file cannot be read, or is too large.</exception>
    public static IEnumerable<DataLine> Read(string path, DiagnosticBag diagnostics)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > LargestFile)
        {
            throw new IOException($"the file is larger than {LargestFile >> 20} MiB");
        }

        using var reader = new StreamReader(stream);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Length >= LongestLine)
            {
                diagnostics.Warning(path, number, 0, $"the line is longer than {LongestLine} characters and is left out", "split it");
                continue;
            }

            yield return new(number, line);
        }
    }
}
