using CrowdSec.Configuration;
using CrowdSec.Storage.Sqlite;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>Does the database open, and has it room?</summary>
internal sealed class DatabaseCheck : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const long Mebibyte = 1024 * 1024;
    private const long ScarceSpace = 500 * Mebibyte;
    private const long NoSpace = 20 * Mebibyte;
    private const long LargeWal = 512 * Mebibyte;

    public string Name => "database";

    public string Title => "Database";

    public async Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (!patient.RunsLocalApi)
        {
            return [];
        }

        if (patient.Config.Database is not { } database)
        {
            return [HealthFinding.Broken("no database is configured", $"add section 'db_config' to {patient.Config.FilePath}")];
        }

        var findings = new List<HealthFinding>();
        if (IsSqlite(database) && !File.Exists(database.Path))
        {
            findings.Add(HealthFinding.Warning($"{database.Path} doesn't exist yet", "it is made when crowdsec starts for the first time; if there was one, stop crowdsec and bring back a copy"));
            Space(patient.Config.Paths.DataDirectory, findings);
            return findings;
        }

        var started = patient.Clock.GetTimestamp();
        await patient.StoreAsync(cancellationToken).ConfigureAwait(false);
        findings.Add(HealthFinding.Fine($"{Describe(database)} opened in {patient.Clock.GetElapsedTime(started).TotalMilliseconds:0} ms"));
        if (IsSqlite(database))
        {
            await ExamineAsync(database.Path, findings, cancellationToken).ConfigureAwait(false);
            Sizes(database.Path, findings);
            Space(Path.GetDirectoryName(Path.GetFullPath(database.Path))!, findings);
        }

        return findings;
    }

    private static bool IsSqlite(DatabaseConfig database) => database.Type is "sqlite" or "";

    private static string Describe(DatabaseConfig database) => IsSqlite(database) ? database.Path : $"{database.Type} {database.Name} at {database.Host}";

    /// <summary>As much of it as can be read in the time.</summary>
    private static async Task ExamineAsync(string path, List<HealthFinding> findings, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            var examination = await SqliteExamination.RunAsync(path, timeout.Token).ConfigureAwait(false);
            findings.Add(examination.Problems.Count == 0
                ? HealthFinding.Fine($"undamaged (SQLite {examination.Version}, journal {examination.JournalMode})")
                : HealthFinding.Broken("the database is damaged", "stop crowdsec, and bring back a copy; or move it away, and register bouncers and machines anew") with { Details = examination.Problems });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            findings.Add(HealthFinding.Fine($"no damage found within {Patience.TotalSeconds:0} s; it is too large to be read whole in that time"));
        }
    }

    private static void Sizes(string path, List<HealthFinding> findings)
    {
        var wal = new FileInfo(path + "-wal");
        var walText = wal.Exists ? $", write-ahead log {Size(wal.Length)}" : "";
        findings.Add(HealthFinding.Fine($"size {Size(new FileInfo(path).Length)}{walText}"));
        if (wal is { Exists: true, Length: > LargeWal })
        {
            findings.Add(HealthFinding.Warning($"the write-ahead log has grown to {Size(wal.Length)}", "some program keeps the database open for reading all the time: look for what else opens it"));
        }
    }

    private static void Space(string directory, List<HealthFinding> findings)
    {
        var free = new DriveInfo(directory).AvailableFreeSpace;
        findings.Add(free switch
        {
            < NoSpace => HealthFinding.Broken($"only {Size(free)} are free in {directory}", "make room: nothing can be stored"),
            < ScarceSpace => HealthFinding.Warning($"only {Size(free)} are free in {directory}", "make room before it is needed"),
            _ => HealthFinding.Fine($"{Size(free)} are free in {directory}"),
        });
    }

    private static string Size(long bytes) => bytes switch
    {
        < 10 * 1024 => $"{bytes} bytes",
        < 10 * Mebibyte => $"{bytes / 1024} KiB",
        < 10 * 1024 * Mebibyte => $"{bytes / Mebibyte} MiB",
        _ => $"{bytes / (1024 * Mebibyte)} GiB",
    };
}
