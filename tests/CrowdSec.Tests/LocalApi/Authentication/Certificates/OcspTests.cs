using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Authentication.Certificates;

public sealed class OcspTests
{
    private static readonly Asn1Tag Good = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Unknown = new(TagClass.ContextSpecific, 2);

    [Theory]
    [InlineData("good", 201, 1)]
    [InlineData("revoked", 403, 1)]
    [InlineData("unknown", 201, 2)]
    [InlineData("old", 201, 2)]
    [InlineData("forged", 201, 2)]
    [InlineData("garbage", 201, 2)]
    [InlineData("error", 201, 2)]
    public async Task What_a_server_says_counts_when_it_proves_it(string answer, int status, int questions)
    {
        await using var host = await TlsHost.StartAsync();
        using var forger = TestAuthority.Root("root");
        await using var responder = Responder.Start(question => answer switch
        {
            "garbage" => [1, 2, 3],
            "error" => null,
            _ => Answer(question, answer, answer == "forged" ? forger.Certificate : host.Root.Certificate, host.Api.Clock.GetUtcNow()),
        });
        using var certificate = host.Root.Client("OU=bouncer-ou, CN=fw", ocsp: responder.Url);
        Assert.Equal((HttpStatusCode)status, (await host.CallAsync(certificate)).Status);
        Assert.Equal((HttpStatusCode)status, (await host.CallAsync(certificate)).Status);
        Assert.Equal(questions, responder.Questions);

        host.Api.Clock.Advance(TimeSpan.FromHours(2));
        await host.CallAsync(certificate);
        Assert.Equal(questions + 1, responder.Questions);
    }

    /// <summary>RFC 6960, 4.2.1.</summary>
    private static byte[] Answer(byte[] question, string kind, X509Certificate2 signer, DateTimeOffset now)
    {
        var id = new AsnReader(question, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence().ReadSequence().ReadEncodedValue();
        now = kind == "old" ? now.AddDays(-3) : now;
        var basic = new AsnWriter(AsnEncodingRules.DER);
        using (basic.PushSequence())
        {
            var data = Data(id, kind, now);
            basic.WriteEncodedValue(data);
            using (basic.PushSequence())
            {
                basic.WriteObjectIdentifier("1.2.840.10045.4.3.2");
            }

            basic.WriteBitString(signer.GetECDsaPrivateKey()!.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }

        var response = new AsnWriter(AsnEncodingRules.DER);
        using (response.PushSequence())
        {
            response.WriteEncodedValue([0x0a, 1, 0]);
            using (response.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (response.PushSequence())
            {
                response.WriteObjectIdentifier("1.3.6.1.5.5.7.48.1.1");
                response.WriteOctetString(basic.Encode());
            }
        }

        return response.Encode();
    }

    private static byte[] Data(ReadOnlyMemory<byte> id, string kind, DateTimeOffset now)
    {
        var data = new AsnWriter(AsnEncodingRules.DER);
        using (data.PushSequence())
        {
            using (data.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2)))
            {
                data.WriteOctetString(new byte[20]);
            }

            data.WriteGeneralizedTime(now, true);
            using (data.PushSequence())
            using (data.PushSequence())
            {
                data.WriteEncodedValue(id.Span);
                WriteStatus(data, kind, now);
                data.WriteGeneralizedTime(now, true);
                using (data.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                {
                    data.WriteGeneralizedTime(now.AddHours(4), true);
                }
            }
        }

        return data.Encode();
    }

    private static void WriteStatus(AsnWriter data, string kind, DateTimeOffset now)
    {
        if (kind is not ("revoked" or "forged"))
        {
            data.WriteNull(kind == "unknown" ? Unknown : Good);
            return;
        }

        using (data.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
        {
            data.WriteGeneralizedTime(now, true);
        }
    }
}
