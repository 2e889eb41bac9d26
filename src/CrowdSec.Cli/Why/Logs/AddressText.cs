using System.Text;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Cli.Why.Logs;

/// <summary>Finds an address in a text, where it stands by itself: 192.0.2.1 is not in 192.0.2.10.</summary>
internal sealed class AddressText(IpAddr address)
{
    private readonly byte[] _needle = Encoding.ASCII.GetBytes(address.ToString());
    private readonly bool _isV4 = address.IsV4;

    public bool IsIn(ReadOnlySpan<byte> line)
    {
        for (var from = 0; line[from..].IndexOf(_needle) is var at and >= 0; from += at + 1)
        {
            if (StandsAlone(line, from + at))
            {
                return true;
            }
        }

        return false;
    }

    private bool StandsAlone(ReadOnlySpan<byte> line, int start)
    {
        var end = start + _needle.Length;
        var before = start > 0 ? line[start - 1] : (byte)' ';
        var after = end < line.Length ? line[end] : (byte)' ';
        return _isV4
            ? !IsPart(before, '.') && !char.IsAsciiDigit((char)after) && !(after == '.' && end + 1 < line.Length && char.IsAsciiDigit((char)line[end + 1]))
            : !IsPart(before, ':') && !IsPart(after, ':');
    }

    private bool IsPart(byte c, char separator) => c == separator || (_isV4 ? char.IsAsciiDigit((char)c) : char.IsAsciiHexDigit((char)c));
}
