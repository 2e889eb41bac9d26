using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrowdSec.Configuration;

namespace CrowdSec.Daemon.Service;

/// <summary>Tells whether the Local API would be another one after a reload: its settings, its database, and the files that it reads when it starts.</summary>
internal static class ApiFingerprint
{
    public static string Of(CrowdSecConfig config)
    {
        var text = new StringBuilder();
        text.Append(JsonSerializer.Serialize(config.ApiServer)).Append(JsonSerializer.Serialize(config.Database)).Append(config.Paths.DataDirectory);
        if (config.ApiServer is { } api)
        {
            foreach (var file in new[] { api.ProfilesPath, api.ProfilesPath + ".local", api.ConsolePath, api.Tls?.CertFile, api.Tls?.KeyFile, api.Tls?.CaCertPath })
            {
                text.Append(Digest(file));
            }
        }

        return text.ToString();
    }

    private static string Digest(string? file)
    {
        try
        {
            return File.Exists(file) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))) : "-";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "?";
        }
    }
}
