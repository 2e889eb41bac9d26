using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>
/// The lists in crl_path (PEM). The file is looked at again every five seconds at most, and read when its time or size has changed; while it cannot be read, the last state
/// counts. Thread-safe.
/// </summary>
internal sealed class RevocationFile
{
    private const long LargestFile = 256 << 20;
    private const string Label = "X509 CRL";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly ILog _log;
    private readonly Lock _lock = new();
    private volatile IReadOnlyList<RevocationList> _lists = [];
    private (DateTime Time, long Size) _read;
    private long _looked;

    /// <exception cref="FormatException">The file cannot be read or holds no list.</exception>
    public RevocationFile(string path, TimeProvider clock, ILog log)
    {
        (_path, _clock, _log) = (path, clock, log);
        _looked = clock.GetTimestamp();
        Read();
    }

    public bool Revokes(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        Refresh();
        foreach (var list in _lists)
        {
            if (list.Revokes(certificate, issuer))
            {
                return true;
            }
        }

        return false;
    }

    private void Refresh()
    {
        var looked = Interlocked.Read(ref _looked);
        if (_clock.GetElapsedTime(looked) < Interval || Interlocked.CompareExchange(ref _looked, _clock.GetTimestamp(), looked) != looked)
        {
            return;
        }

        try
        {
            Read();
        }
        catch (FormatException exception)
        {
            _log.Error($"{exception.Message}; the certificates that were revoked stay revoked, later ones are not known");
        }
    }

    private void Read()
    {
        try
        {
            lock (_lock)
            {
                var file = new FileInfo(_path);
                var state = (file.LastWriteTimeUtc, file.Length);
                if (state == _read)
                {
                    return;
                }

                if (file.Length > LargestFile)
                {
                    throw new FormatException($"crl_path {_path} is larger than {LargestFile >> 20} MiB");
                }

                _lists = Parse(File.ReadAllText(_path));
                _read = state;
                _log.Info($"read {_lists.Count} certificate revocation lists from {_path}");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or AsnContentException or CryptographicException or ArgumentException)
        {
            throw new FormatException($"crl_path {_path} cannot be read: {exception.Message}", exception);
        }
    }

    private static List<RevocationList> Parse(string text)
    {
        var result = new List<RevocationList>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label].SequenceEqual(Label))
            {
                result.Add(new(Convert.FromBase64String(rest[fields.Base64Data].ToString())));
            }

            rest = rest[fields.Location.End..];
        }

        return result.Count > 0 ? result : throw new ArgumentException($"no PEM block \"{Label}\" in it");
    }
}
