using System.Text;
using CrowdSec.Patterns;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Conformance.Patterns;

/// <summary>Writes texts that a pattern matches, nearly matches, or holds somewhere inside, by walking through the pattern at random.</summary>
internal sealed class SampleGenerator(int seed)
{
    private const int MaxLength = 2000;

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public string Generate(Node root)
    {
        _text.Clear();
        Write(root);
        return _text.ToString();
    }

    /// <summary>The text with a few small accidents.</summary>
    public string Mutate(string text)
    {
        _text.Clear().Append(text);
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var place = _random.Next(_text.Length + 1);
            switch (_random.Next(5))
            {
                case 0 when place < _text.Length:
                    _text.Remove(place, 1);
                    break;
                case 1 when place < _text.Length:
                    _text[place] = AnyChar();
                    break;
                case 2:
                    _text.Length = place;
                    break;
                case 3 when place < _text.Length:
                    _text.Insert(place, _text[_random.Next(_text.Length)]);
                    break;
                default:
                    _text.Insert(place, AnyChar());
                    break;
            }
        }

        return _text.ToString();
    }

    /// <summary>The text with something before and behind it.</summary>
    public string Embed(string text) => $"{Noise()}{text}{Noise()}";

    public static Node Parse(string regex) => PatternParser.Parse(regex, PatternOptions.None).Root;

    private string Noise() => _random.Next(4) switch
    {
        0 => string.Empty,
        1 => " ",
        2 => AnyChar().ToString(),
        _ => $"{AnyChar()}{AnyChar()} {AnyChar()}",
    };

    private char AnyChar()
    {
        const string Common = " .:/-0123456789abcdefABCDEF\"'[]()<>=,;%@_\\zJanMé";
        return Common[_random.Next(Common.Length)];
    }

    private void Write(Node node)
    {
        if (_text.Length > MaxLength)
        {
            return;
        }

        switch (node.Kind)
        {
            case NodeKind.Literal or NodeKind.Set:
                WriteMember(node.Set);
                break;
            case NodeKind.Alternate:
                Write(node.Children[_random.Next(node.Children.Length)]);
                break;
            case NodeKind.Repeat:
                for (var count = Count(node); count > 0; count--)
                {
                    Write(node.Children[0]);
                }

                break;
            default:
                Array.ForEach(node.Children, Write);
                break;
        }
    }

    private int Count(Node node)
    {
        var most = node.Max == Node.Unbounded ? node.Min + 6 : node.Max;
        return _random.Next(node.Min, Math.Min(most, node.Min + 12) + 1);
    }

    private void WriteMember(CodePointSet set)
    {
        var bounds = set.Bounds;
        if (bounds.Length == 0)
        {
            return;
        }

        // ASCII mostly, as logs are.
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var c = AnyChar();
            if (set.Contains(c))
            {
                _text.Append(c);
                return;
            }
        }

        var range = _random.Next(bounds.Length / 2) * 2;
        var value = _random.Next(bounds[range], Math.Min(bounds[range + 1], bounds[range] + 200) + 1);
        _text.Append(Rune.IsValid(value) ? char.ConvertFromUtf32(value) : "?");
    }
}
