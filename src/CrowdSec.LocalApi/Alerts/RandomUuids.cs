using System.Security.Cryptography;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>Random identifiers (RFC 9562, version 4). The system is asked for many at a time: alone each costs a system call, a tenth of what a list costs in all. Not thread-safe.</summary>
internal sealed class RandomUuids
{
    private const int Size = 16;
    private const int MostTogether = 256;

    private byte[] _random = [];
    private int _used;

    public Guid Next()
    {
        if (_used == _random.Length)
        {
            // A single decision does not need random bytes for hundreds.
            _random = new byte[_random.Length == 0 ? Size : MostTogether * Size];
            RandomNumberGenerator.Fill(_random);
            _used = 0;
        }

        var bytes = _random.AsSpan(_used, Size);
        _used += Size;
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
