using System.Net;
using System.Security.Cryptography;
using System.Text;
using CrowdSec.Configuration;
using CrowdSec.LocalApi.Hosting;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Machines;

/// <summary>Decides whether a new machine is validated at once: it has the token and comes from an allowed network.</summary>
internal sealed class AutoRegistration
{
    private readonly byte[]? _token;
    private readonly AddressSet _allowed;

    /// <exception cref="FormatException">An allowed range is no network.</exception>
    public AutoRegistration(AutoRegistrationConfig? config)
    {
        _token = config is { Enabled: true } ? Encoding.UTF8.GetBytes(config.Token) : null;
        _allowed = new("auto_registration.allowed_ranges", config is { Enabled: true } ? config.AllowedRanges : []);
    }

    /// <exception cref="ApiException">401: a token was given, and it or the address is wrong.</exception>
    public bool Accepts(string token, IPAddress address)
    {
        if (_token is null || token.Length == 0)
        {
            return false;
        }

        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), _token))
        {
            throw new ApiException(StatusCodes.Status401Unauthorized, "invalid token for auto registration");
        }

        return _allowed.Contains(address) ? true : throw new ApiException(StatusCodes.Status401Unauthorized, "IP not in allowed range for auto registration");
    }
}
