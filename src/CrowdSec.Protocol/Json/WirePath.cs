using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CrowdSec.Protocol.Json;

/// <summary>Where in the text a reader is; made into text only when something is wrong there.</summary>
internal struct WirePath
{
    private const int Deepest = 8; // no record of ours nests deeper

    private Parts _parts;
    private int _count;

    public void Push(string? name, int index)
    {
        if (_count < Deepest)
        {
            _parts[_count] = (name, index);
        }

        _count++;
    }

    public void Pop() => _count--;

    public readonly string Text(string last)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Math.Min(_count, Deepest); i++)
        {
            var (name, index) = _parts[i];
            text.Append(name ?? index.ToString(CultureInfo.InvariantCulture)).Append('.');
        }

        return text.Append(last).ToString().TrimEnd('.');
    }

    [InlineArray(Deepest)]
    private struct Parts
    {
        private (string? Name, int Index) _first;
    }
}
