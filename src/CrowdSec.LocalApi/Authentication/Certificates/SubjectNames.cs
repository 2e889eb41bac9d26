using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>Parts of a certificate's subject (RFC 5280, section 4.1.2.4), also of names with several values in one part.</summary>
internal static class SubjectNames
{
    public static IReadOnlyList<string> Read(X500DistinguishedName name, string oid)
    {
        var result = new List<string>();
        var parts = new AsnReader(name.RawData, AsnEncodingRules.DER).ReadSequence();
        while (parts.HasData)
        {
            var values = parts.ReadSetOf(skipSortOrderValidation: true);
            while (values.HasData)
            {
                var value = values.ReadSequence();
                if (value.ReadObjectIdentifier() == oid && Text(value) is { } text)
                {
                    result.Add(text);
                }
            }
        }

        return result;
    }

    private static string? Text(AsnReader value) => (UniversalTagNumber)value.PeekTag().TagValue switch
    {
        UniversalTagNumber.UTF8String => value.ReadCharacterString(UniversalTagNumber.UTF8String),
        UniversalTagNumber.PrintableString => value.ReadCharacterString(UniversalTagNumber.PrintableString),
        UniversalTagNumber.IA5String => value.ReadCharacterString(UniversalTagNumber.IA5String),
        UniversalTagNumber.T61String => value.ReadCharacterString(UniversalTagNumber.T61String),
        UniversalTagNumber.BMPString => value.ReadCharacterString(UniversalTagNumber.BMPString),
        _ => null,
    };
}
