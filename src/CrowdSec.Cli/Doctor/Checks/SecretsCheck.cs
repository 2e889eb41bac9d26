namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>Files with secrets that everybody on this host may read, and files of the configuration that everybody may write.</summary>
internal sealed class SecretsCheck : IHealthCheck
{
    public string Name => "permissions";

    public string Title => "Permissions";

    public Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var findings = new List<HealthFinding>();
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Secrets(patient).Where(File.Exists))
            {
                Look(file, findings);
            }

            foreach (var file in Settings(patient).Where(Path.Exists))
            {
                LookForWriters(file, findings);
            }

            if (findings.Count == 0)
            {
                findings.Add(HealthFinding.Fine("secrets are readable by their owner only"));
            }
        }

        return Task.FromResult<IReadOnlyList<HealthFinding>>(findings);
    }

    private static IEnumerable<string> Secrets(Patient patient)
    {
        var config = patient.Config;
        yield return config.ApiClient?.CredentialsPath ?? "";
        yield return config.ApiServer?.OnlineClient?.CredentialsPath ?? "";
        yield return config.ApiServer?.Tls?.KeyFile ?? "";
        yield return config.Database is { Type: "sqlite" } database ? database.Path : "";
        yield return config.Database is { Password.Length: > 0 } ? config.FilePath : "";
    }

    private static IEnumerable<string> Settings(Patient patient) =>
        [patient.Config.FilePath, patient.Config.Paths.ConfigDirectory, patient.Config.Paths.DataDirectory, patient.Config.ApiServer?.ProfilesPath ?? "", .. Secrets(patient)];

    private static void Look(string file, List<HealthFinding> findings)
    {
        if (!OperatingSystem.IsWindows() && (Mode(file) & UnixFileMode.OtherRead) != 0)
        {
            findings.Add(HealthFinding.Warning($"{file} holds secrets, and everybody on this host may read it", $"chmod 600 {file}"));
        }
    }

    private static void LookForWriters(string path, List<HealthFinding> findings)
    {
        if (!OperatingSystem.IsWindows() && (Mode(path) & UnixFileMode.OtherWrite) != 0)
        {
            findings.Add(HealthFinding.Broken($"everybody on this host may write to {path}", $"chmod o-w {path}"));
        }
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
}
