using System.Buffers;
using CrowdSec.Patterns.Literals;
using CrowdSec.Patterns.Programs;

namespace CrowdSec.Patterns.Execution;

/// <summary>The places of a text where a match can begin, found by vectorised search for how it must begin.</summary>
internal sealed class Candidates
{
    private readonly Prefilter? _prefix;
    private readonly SearchValues<char>? _characters;
    private readonly bool _isExcept;

    public Candidates(PatternProgram program, Literal[]? prefixes)
    {
        // A single letter is found as fast by the set of first characters.
        _prefix = prefixes is not null && prefixes.Min(prefix => prefix.Length) > 1 ? Prefilter.ForAny(prefixes) : null;
        if (_prefix is not null || program.FirstSet is not { } first)
        {
            return;
        }

        var members = Enumerable.Range(0, 128).Where(first.Contains).Select(c => (char)c).ToArray();
        _isExcept = !first.IsAscii;
        if (!_isExcept)
        {
            _characters = SearchValues.Create(members);
        }
        else if (members.Length < 128)
        {
            _characters = SearchValues.Create(Enumerable.Range(0, 128).Select(c => (char)c).Except(members).ToArray());
        }
    }

    /// <summary>Whether a match begins with a text of several characters, so that candidates are few.</summary>
    public bool AreRare => _prefix is not null;

    /// <summary>The first candidate at or after a position, or -1.</summary>
    public int Next(ReadOnlySpan<char> text, int position)
    {
        if (_prefix is not null)
        {
            return _prefix.Next(text, position);
        }

        if (_characters is null)
        {
            return position <= text.Length ? position : -1;
        }

        var rest = text[Math.Min(position, text.Length)..];
        var index = _isExcept ? rest.IndexOfAnyExcept(_characters) : rest.IndexOfAny(_characters);
        return index < 0 ? -1 : position + index;
    }
}
