using System.Security.Cryptography;
using System.Text;
using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Hosting;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>
/// The secret that signs tokens: the configured one, else a random one that is kept in the data directory (readable by the owner alone), so that machines need not log in again
/// after each restart. Servers that share a database and machines need the same configured one.
/// </summary>
internal static class TokenSecret
{
    public const string FileName = "lapi-token-secret";

    /// <exception cref="FormatException">The configured secret is too short.</exception>
    public static byte[] Load(LocalApiOptions options, ILog log)
    {
        if (options.TokenSecret.Length > 0)
        {
            var secret = Encoding.UTF8.GetBytes(options.TokenSecret);
            return secret.Length >= MachineTokens.ShortestSecret
                ? secret
                : throw new FormatException($"CS_LAPI_SECRET is too short: {secret.Length} bytes, it needs at least {MachineTokens.ShortestSecret}");
        }

        return options.DataDirectory.Length == 0 ? Generate() : LoadFile(Path.Combine(options.DataDirectory, FileName), log);
    }

    private static byte[] LoadFile(string path, ILog log)
    {
        try
        {
            if (File.Exists(path))
            {
                var kept = File.ReadAllBytes(path);
                if (kept.Length == MachineTokens.ShortestSecret)
                {
                    return kept;
                }

                log.Warning($"{path} does not hold {MachineTokens.ShortestSecret} bytes: machines have to log in again");
                File.Delete(path);
            }

            return Create(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Warning($"the secret for tokens cannot be kept, machines will have to log in again after a restart: {exception.Message}");
            return Generate();
        }
    }

    private static byte[] Create(string path)
    {
        var secret = Generate();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Whole or not at all: a crash must not leave half a secret.
        var temporary = path + ".new";
        File.Delete(temporary);
        using (var file = new FileStream(temporary, options))
        {
            file.Write(secret);
        }

        File.Move(temporary, path, overwrite: true);
        return secret;
    }

    private static byte[] Generate() => RandomNumberGenerator.GetBytes(MachineTokens.ShortestSecret);
}
