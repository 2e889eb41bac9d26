using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>A list of revoked certificates (RFC 5280, section 5). One whose time is over still counts: what it revokes stays revoked. Thread-safe.</summary>
internal sealed class RevocationList
{
    private readonly byte[] _issuer;
    private readonly byte[] _signed;
    private readonly byte[] _algorithm;
    private readonly byte[] _signature;
    private readonly HashSet<string> _serials = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _signers = new(StringComparer.Ordinal);

    /// <exception cref="AsnContentException">It is no such list.</exception>
    public RevocationList(ReadOnlyMemory<byte> der)
    {
        var list = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        _signed = list.PeekEncodedValue().ToArray();
        var content = list.ReadSequence();
        _algorithm = list.ReadEncodedValue().ToArray();
        _signature = list.ReadBitString(out _);
        if (content.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            content.ReadInteger(); // version
        }

        content.ReadSequence(); // algorithm, again
        _issuer = content.ReadEncodedValue().ToArray();
        ReadTime(content);
        if (content.HasData && IsTime(content))
        {
            ReadTime(content);
        }

        if (content.HasData && content.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            ReadEntries(content.ReadSequence());
        }
    }

    /// <summary>Whether the certificate is on it, and its issuer made the list.</summary>
    public bool Revokes(X509Certificate2 certificate, X509Certificate2 issuer) =>
        _serials.Contains(Convert.ToHexString(certificate.SerialNumberBytes.Span.TrimStart((byte)0)))
        && issuer.SubjectName.RawData.AsSpan().SequenceEqual(_issuer)
        && _signers.GetOrAdd(issuer.Thumbprint, static (_, made) => SignatureCheck.IsBy(made.issuer, made.list._signed, made.list._algorithm, made.list._signature), (list: this, issuer));

    private void ReadEntries(AsnReader entries)
    {
        while (entries.HasData)
        {
            var serial = entries.ReadSequence().ReadIntegerBytes();
            _serials.Add(Convert.ToHexString(serial.Span.TrimStart((byte)0)));
        }
    }

    private static bool IsTime(AsnReader content) =>
        content.PeekTag() is { TagClass: TagClass.Universal, TagValue: (int)UniversalTagNumber.UtcTime or (int)UniversalTagNumber.GeneralizedTime };

    private static void ReadTime(AsnReader content) => content.ReadEncodedValue();
}
