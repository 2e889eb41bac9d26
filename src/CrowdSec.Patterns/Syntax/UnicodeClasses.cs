using System.Collections.Frozen;
using System.Globalization;

namespace CrowdSec.Patterns.Syntax;

/// <summary>The classes behind \p{...}: Any, general categories (one or two letters) and scripts.</summary>
internal static class UnicodeClasses
{
    // Planes 4 to 13 hold nothing that is assigned, plane 14 a few characters, 15 and 16 are for private use.
    private const int LastOfPlane3 = 0x3FFFF;
    private const int Plane14 = 0xE0000;
    private const int LastOfPlane14Assigned = 0xE0FFF;
    private const int PrivatePlanes = 0xF0000;

    private static readonly Lazy<CodePointSet[]> Categories = new(BuildCategories);

    private static readonly Lazy<FrozenDictionary<string, CodePointSet>> Scripts = new(ReadScripts);

    /// <summary>In the order of <see cref="UnicodeCategory"/>.</summary>
    private static readonly string[] CategoryNames =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps",
        "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    /// <summary>The class of that name, or null.</summary>
    public static CodePointSet? Find(string name)
    {
        if (name == "Any")
        {
            return CodePointSet.Any;
        }

        return name.Length <= 2 ? FindCategory(name) : Scripts.Value.GetValueOrDefault(name);
    }

    private static CodePointSet? FindCategory(string name)
    {
        var builder = new CodePointSetBuilder();
        var found = false;
        for (var i = 0; i < CategoryNames.Length; i++)
        {
            // Unassigned code points have no class of their own in RE2.
            if (CategoryNames[i] == "Cn" || !CategoryNames[i].StartsWith(name, StringComparison.Ordinal) || name.Length == 0)
            {
                continue;
            }

            found = true;
            builder.Add(Categories.Value[i]);
        }

        return found ? builder.Build() : null;
    }

    private static CodePointSet[] BuildCategories()
    {
        var builders = new CodePointSetBuilder[CategoryNames.Length];
        for (var i = 0; i < builders.Length; i++)
        {
            builders[i] = new CodePointSetBuilder();
        }

        AddRuns(builders, 0, LastOfPlane3);
        AddRuns(builders, Plane14, LastOfPlane14Assigned);
        builders[(int)UnicodeCategory.PrivateUse].Add(PrivatePlanes, 0xFFFFD);
        builders[(int)UnicodeCategory.PrivateUse].Add(0x100000, 0x10FFFD);
        return Array.ConvertAll(builders, builder => builder.Build());
    }

    private static void AddRuns(CodePointSetBuilder[] builders, int first, int last)
    {
        var start = first;
        var category = CharUnicodeInfo.GetUnicodeCategory(first);
        for (var c = first + 1; c <= last; c++)
        {
            var next = CharUnicodeInfo.GetUnicodeCategory(c);
            if (next != category)
            {
                builders[(int)category].Add(start, c - 1);
                (start, category) = (c, next);
            }
        }

        builders[(int)category].Add(start, last);
    }

    private static FrozenDictionary<string, CodePointSet> ReadScripts()
    {
        var type = typeof(UnicodeClasses);
        using var stream = type.Assembly.GetManifestResourceStream(type, "Scripts.txt")!;
        using var reader = new StreamReader(stream);
        var scripts = new Dictionary<string, CodePointSet>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var words = line.Split(' ');
            scripts[words[0]] = ReadRanges(words.AsSpan(1));
        }

        return scripts.ToFrozenDictionary();
    }

    private static CodePointSet ReadRanges(ReadOnlySpan<string> ranges)
    {
        var builder = new CodePointSetBuilder();
        foreach (var range in ranges)
        {
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            var first = int.Parse(dash < 0 ? range : range.AsSpan(0, dash), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var last = dash < 0 ? first : int.Parse(range.AsSpan(dash + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            builder.Add(first, last);
        }

        return builder.Build();
    }
}
