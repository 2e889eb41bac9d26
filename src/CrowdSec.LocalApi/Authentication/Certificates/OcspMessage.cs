using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>Questions and answers of the online certificate status protocol (RFC 6960), as far as one certificate needs them.</summary>
internal static class OcspMessage
{
    private const string Sha1Oid = "1.3.14.3.2.26";
    private const string BasicResponseOid = "1.3.6.1.5.5.7.48.1.1";
    private const string SigningPurposeOid = "1.3.6.1.5.5.7.3.9";
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1);
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public static byte[] Ask(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence()) // OCSPRequest
        using (writer.PushSequence()) // TBSRequest
        using (writer.PushSequence()) // list
        using (writer.PushSequence()) // Request
        {
            writer.WriteEncodedValue(CertificateId(certificate, issuer));
        }

        return writer.Encode();
    }

    public static OcspStatus Read(ReadOnlyMemory<byte> answer, X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset now)
    {
        try
        {
            var response = new AsnReader(answer, AsnEncodingRules.DER).ReadSequence();
            if (!response.ReadEnumeratedBytes().Span.SequenceEqual("\0"u8))
            {
                return OcspStatus.Unknown; // not "successful"
            }

            var bytes = response.ReadSequence(Context0).ReadSequence();
            return bytes.ReadObjectIdentifier() == BasicResponseOid ? ReadBasic(bytes.ReadOctetString(), certificate, issuer, now) : OcspStatus.Unknown;
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            return OcspStatus.Unknown;
        }
    }

    private static OcspStatus ReadBasic(ReadOnlyMemory<byte> basic, X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset now)
    {
        var reader = new AsnReader(basic, AsnEncodingRules.DER).ReadSequence();
        var signed = reader.PeekEncodedValue();
        var data = reader.ReadSequence();
        var algorithm = reader.ReadEncodedValue();
        var signature = reader.ReadBitString(out _);
        using var delegated = reader.HasData ? Delegate(reader, issuer, now) : null;
        return SignatureCheck.IsBy(delegated ?? issuer, signed.Span, algorithm, signature) ? ReadData(data, CertificateId(certificate, issuer), now) : OcspStatus.Unknown;
    }

    /// <summary>A certificate that the issuer made for signing such answers.</summary>
    private static X509Certificate2? Delegate(AsnReader reader, X509Certificate2 issuer, DateTimeOffset now)
    {
        var certificates = reader.ReadSequence(Context0).ReadSequence();
        if (!certificates.HasData)
        {
            return null;
        }

        var found = X509CertificateLoader.LoadCertificate(certificates.ReadEncodedValue().Span);
        var parts = new AsnReader(found.RawData, AsnEncodingRules.DER).ReadSequence();
        var signed = parts.ReadEncodedValue();
        var algorithm = parts.ReadEncodedValue();
        var mayAnswer = found.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(static e => e.EnhancedKeyUsages.Cast<Oid>()).Any(static o => o.Value == SigningPurposeOid);
        if (mayAnswer && found.NotBefore <= now && now <= found.NotAfter && SignatureCheck.IsBy(issuer, signed.Span, algorithm, parts.ReadBitString(out _)))
        {
            return found;
        }

        found.Dispose();
        return null;
    }

    private static OcspStatus ReadData(AsnReader data, byte[] id, DateTimeOffset now)
    {
        if (data.PeekTag().HasSameClassAndValue(Context0))
        {
            data.ReadEncodedValue(); // version
        }

        data.ReadEncodedValue(); // who answers
        data.ReadGeneralizedTime();
        var answers = data.ReadSequence();
        while (answers.HasData)
        {
            var answer = answers.ReadSequence();
            if (answer.ReadEncodedValue().Span.SequenceEqual(id))
            {
                return ReadStatus(answer, now);
            }
        }

        return OcspStatus.Unknown;
    }

    private static OcspStatus ReadStatus(AsnReader answer, DateTimeOffset now)
    {
        var tag = answer.PeekTag();
        answer.ReadEncodedValue();
        var from = answer.ReadGeneralizedTime();
        var to = answer.HasData && answer.PeekTag().HasSameClassAndValue(Context0) ? answer.ReadSequence(Context0).ReadGeneralizedTime() : DateTimeOffset.MaxValue - ClockDifference;
        if (now < from - ClockDifference || now > to + ClockDifference)
        {
            return OcspStatus.Unknown; // an old answer, maybe one that somebody kept
        }

        return tag.HasSameClassAndValue(Context0) ? OcspStatus.Good : tag.HasSameClassAndValue(Context1) ? OcspStatus.Revoked : OcspStatus.Unknown;
    }

    private static byte[] CertificateId(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        // SHA-1 is what servers know certificates by; nothing is signed with it.
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha1Oid);
                writer.WriteNull();
            }

            writer.WriteOctetString(SHA1.HashData(issuer.SubjectName.RawData));
            writer.WriteOctetString(SHA1.HashData(issuer.PublicKey.EncodedKeyValue.RawData));
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }

        return writer.Encode();
    }
}
