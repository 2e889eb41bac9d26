using System.Diagnostics.CodeAnalysis;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>
/// The named patterns a grok can refer to: the built-in ones, those of pattern files, and those that parsers bring along.
/// Not thread-safe while definitions are added; afterwards any number of threads may read.
/// </summary>
public sealed class GrokLibrary
{
    private const long MaxFileSize = 4 * 1024 * 1024;

    private readonly Dictionary<string, string> _definitions;

    private GrokLibrary(Dictionary<string, string> definitions) => _definitions = definitions;

    /// <summary>Names of all definitions, in no particular order.</summary>
    public IReadOnlyCollection<string> Names => _definitions.Keys;

    /// <summary>A library that holds the built-in patterns.</summary>
    public static GrokLibrary CreateWithBasePatterns()
    {
        var type = typeof(GrokLibrary);
        using var stream = type.Assembly.GetManifestResourceStream(type, "BasePatterns.txt")!;
        using var reader = new StreamReader(stream);
        var library = CreateEmpty();
        while (reader.ReadLine() is { } line)
        {
            if (GrokDefinition.TryRead(line, out var definition))
            {
                library.TryAdd(definition.Name, definition.Regex);
            }
        }

        return library;
    }

    public static GrokLibrary CreateEmpty() => new([]);

    /// <summary>A copy that can grow on its own.</summary>
    public GrokLibrary Clone() => new(new Dictionary<string, string>(_definitions));

    public bool TryFind(string name, [NotNullWhen(true)] out string? regex) => _definitions.TryGetValue(name, out regex);

    /// <summary>Adds a definition unless the name is taken: the first definition of a name stays.</summary>
    /// <returns>Whether the definition was taken.</returns>
    public bool TryAdd(string name, string regex) => _definitions.TryAdd(name, regex);

    /// <summary>
    /// Reads all pattern files of a directory: those without a dot in their name, one definition "NAME regex" per line; other lines are
    /// comments. A name that is defined already is an error.
    /// </summary>
    public void AddDirectory(string directory, DiagnosticBag diagnostics)
    {
        if (!Directory.Exists(directory))
        {
            diagnostics.Warning(directory, 0, 0, "the directory of grok patterns does not exist", "set pattern_dir, or create it");
            return;
        }

        try
        {
            foreach (var file in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
            {
                if (!Path.GetFileName(file.AsSpan()).Contains('.'))
                {
                    AddFile(file, diagnostics);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Error(directory, 0, 0, $"the grok patterns cannot be read: {exception.Message}");
        }
    }

    private void AddFile(string file, DiagnosticBag diagnostics)
    {
        if (new FileInfo(file).Length > MaxFileSize)
        {
            diagnostics.Error(file, 0, 0, $"the file is larger than {MaxFileSize} bytes", "pattern files hold one definition a line; is this one?");
            return;
        }

        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (GrokDefinition.TryRead(line, out var definition) && !TryAdd(definition.Name, definition.Regex))
            {
                diagnostics.Error(file, number, 1, $"grok pattern {definition.Name} is defined already", "rename or remove one of the definitions");
            }
        }
    }
}
