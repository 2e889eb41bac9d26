using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>
/// Tokens of machines: JSON Web Tokens (RFC 7519) with HMAC SHA-256 and no other algorithm, whatever a token asks for. Thread-safe.
/// </summary>
internal sealed class MachineTokens(byte[] secret, TimeProvider clock)
{
    public const int ShortestSecret = 64;
    private const int LongestToken = 4096;
    private const long ClockDifference = 60; // seconds, between servers that share a secret
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>A token that has run out can be exchanged for a new one for this long.</summary>
    private static readonly TimeSpan RefreshableFor = TimeSpan.FromHours(1);

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);
    private readonly byte[] _secret = secret.Length >= ShortestSecret ? secret : throw new ArgumentException($"the secret for tokens needs at least {ShortestSecret} bytes", nameof(secret));

    public (string Token, DateTime Expires) Issue(string machineId)
    {
        var now = clock.GetUtcNow();
        var expires = now + Lifetime;
        var claims = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(claims))
        {
            json.WriteStartObject();
            json.WriteNumber("exp"u8, expires.ToUnixTimeSeconds());
            json.WriteString("id"u8, machineId);
            json.WriteNumber("orig_iat"u8, now.ToUnixTimeSeconds());
            json.WriteEndObject();
        }

        var signed = $"{Header}.{Base64Url.EncodeToString(claims.WrittenSpan)}";
        return ($"{signed}.{Base64Url.EncodeToString(Sign(signed))}", expires.UtcDateTime);
    }

    /// <exception cref="TokenException">Not signed by us, or run out.</exception>
    public TokenClaims Read(string token, bool forRefresh = false)
    {
        var claims = ReadSigned(token);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (claims.IssuedAt > now + ClockDifference)
        {
            throw new TokenException("Token used before issued");
        }

        var last = claims.ExpiresAt + (forRefresh ? (long)RefreshableFor.TotalSeconds : 0);
        return now <= last ? claims : throw new TokenException(forRefresh ? "token is expired" : "Token is expired");
    }

    private TokenClaims ReadSigned(string token)
    {
        var payloadAt = token.IndexOf('.') + 1;
        var signatureAt = token.LastIndexOf('.') + 1;
        if (token.Length > LongestToken || payloadAt < 1 || signatureAt <= payloadAt || token.AsSpan(payloadAt..(signatureAt - 1)).Contains('.'))
        {
            throw new TokenException("token contains an invalid number of segments");
        }

        if (!token.AsSpan(0, payloadAt - 1).SequenceEqual(Header))
        {
            CheckForeignHeader(token.AsSpan(0, payloadAt - 1));
        }

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!TryDecode(token.AsSpan(signatureAt), given, out var length) || length != given.Length
            || !CryptographicOperations.FixedTimeEquals(given, Sign(token.AsSpan(0, signatureAt - 1))))
        {
            throw new TokenException("signature is invalid");
        }

        return ReadClaims(token.AsSpan(payloadAt..(signatureAt - 1)));
    }

    /// <summary>A header of another maker is welcome if it names our algorithm.</summary>
    private static void CheckForeignHeader(ReadOnlySpan<char> header)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("alg", out var algorithm) && algorithm.ValueKind == JsonValueKind.String)
            {
                if (!algorithm.ValueEquals("HS256"u8))
                {
                    throw new TokenException("invalid signing algorithm");
                }

                return;
            }
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            // As below.
        }

        throw new TokenException("token is malformed");
    }

    private static TokenClaims ReadClaims(ReadOnlySpan<char> payload)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            var root = json.RootElement;
            return new(
                root.GetProperty("id").GetString() ?? throw new TokenException("token has no id"),
                (long)root.GetProperty("exp").GetDouble(),
                (long)root.GetProperty("orig_iat").GetDouble());
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new TokenException("token has invalid claims");
        }
    }

    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> result, out int length)
    {
        length = 0;
        return Base64Url.IsValid(text, out var decoded) && decoded <= result.Length && Base64Url.TryDecodeFromChars(text, result, out length);
    }

    private byte[] Sign(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[LongestToken];
        var length = Encoding.ASCII.GetBytes(text, bytes);
        return HMACSHA256.HashData(_secret, bytes[..length]);
    }
}
