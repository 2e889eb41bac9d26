using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>Signatures of revocation lists and answers: RSA (PKCS #1 v1.5) and ECDSA with SHA-2. Anything else counts as not signed.</summary>
internal static class SignatureCheck
{
    /// <param name="algorithm">An AlgorithmIdentifier.</param>
    public static bool IsBy(X509Certificate2 signer, ReadOnlySpan<byte> signed, ReadOnlyMemory<byte> algorithm, ReadOnlySpan<byte> signature)
    {
        try
        {
            var oid = new AsnReader(algorithm, AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier();
            return oid switch
            {
                "1.2.840.113549.1.1.11" => IsRsa(signer, signed, signature, HashAlgorithmName.SHA256),
                "1.2.840.113549.1.1.12" => IsRsa(signer, signed, signature, HashAlgorithmName.SHA384),
                "1.2.840.113549.1.1.13" => IsRsa(signer, signed, signature, HashAlgorithmName.SHA512),
                "1.2.840.10045.4.3.2" => IsEcdsa(signer, signed, signature, HashAlgorithmName.SHA256),
                "1.2.840.10045.4.3.3" => IsEcdsa(signer, signed, signature, HashAlgorithmName.SHA384),
                "1.2.840.10045.4.3.4" => IsEcdsa(signer, signed, signature, HashAlgorithmName.SHA512),
                _ => false,
            };
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException)
        {
            return false;
        }
    }

    private static bool IsRsa(X509Certificate2 signer, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature, HashAlgorithmName hash)
    {
        using var key = signer.GetRSAPublicKey();
        return key is not null && key.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1);
    }

    private static bool IsEcdsa(X509Certificate2 signer, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature, HashAlgorithmName hash)
    {
        using var key = signer.GetECDsaPublicKey();
        return key is not null && key.VerifyData(signed, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
    }
}
