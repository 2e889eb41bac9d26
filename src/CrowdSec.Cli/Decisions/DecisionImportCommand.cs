using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

internal static class DecisionImportCommand
{
    private const string StandardInput = "-";

    public static CliCommand Create() => new()
    {
        Name = "import",
        Usage = "[options]",
        Summary = "Import decisions from a file or pipe",
        Description = "expected format:\ncsv  : any of duration,reason,scope,type,value, with a header line\njson : {\"duration\": \"24h\", \"reason\": \"my_scenario\", \"scope\": \"ip\", \"type\": \"ban\", \"value\": \"x.y.z.z\"}, in a list",
        Example = """
              # decisions.csv:
              # duration,scope,value
              # 24h,ip,192.0.2.1
              cscli decisions import -i decisions.csv

              # one value a line
              cscli decisions import -i blocklist.txt --format values --duration 7d --reason my-list

              # from a pipe
              echo "192.0.2.0/24" | cscli decisions import -i - --format values --scope range
            """,
        Flags =
        [
            CliFlag.Text("input", "Input file", 'i'),
            CliFlag.Text("duration", "Decision duration: 1h,4h,30m,7d", 'd', "4h"),
            CliFlag.Text("scope", "Decision scope: ip,range,username", fallback: DecisionScopes.Ip),
            CliFlag.Text("reason", "Decision reason: <scenario-name>", 'R', "manual"),
            CliFlag.Text("type", "Decision type: ban,captcha,throttle", 't', "ban"),
            CliFlag.Number("batch", "Split import in batches of N decisions"),
            CliFlag.Text("format", "Input format: json, csv or values (one value per line, no headers)"),
        ],
        RequiredFlags = ["input"],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        var defaults = new ImportDefaults(run);
        var file = run.Flags.Text("input");
        var format = ImportFormat.Of(run.Flags.Text("format"), file);
        run.Out.WriteLine($"Parsing {format}");
        var connecting = ConnectAsync(run, early: file != StandardInput, cancellationToken);
        var decisions = new ImportedList(Read(run, file, format), defaults);
        if (decisions.Count == 0)
        {
            throw new CliException("no decisions found");
        }

        if (decisions.Count > 1_000)
        {
            run.Out.WriteLine($"You are about to add {decisions.Count} decisions, this may take a while");
        }

        if (run.Flags.Number("batch") > 0)
        {
            run.Out.WriteLine($"batch size: {run.Flags.Number("batch")}");
        }

        run.Out.Flush();
        using var client = await connecting.ConfigureAwait(false);
        var importer = new DecisionImporter(run, client, file == StandardInput ? "stdin" : file);
        try
        {
            var count = await importer.ImportAsync(decisions, cancellationToken).ConfigureAwait(false);
            run.Out.Write($"Imported {count} decisions");
            return 0;
        }
        catch (ApiClientException e)
        {
            throw new CliException($"unable to import decisions, {importer.Imported} were imported before: {e.Message}", e);
        }
    }

    /// <param name="early">Logs in meanwhile, since reading a long list takes a while; what goes wrong then goes wrong again where it is told.</param>
    private static Task<LocalApiClient> ConnectAsync(CliInvocation run, bool early, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var client = LapiAccess.Connect(run);
            if (early)
            {
                await client.LogInAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return client;
        },
        cancellationToken);

    private static List<ImportedDecision> Read(CliInvocation run, string file, string format)
    {
        if (file == StandardInput)
        {
            return ImportReader.Read(run.Host.In, format);
        }

        try
        {
            using var reader = new StreamReader(file);
            return ImportReader.Read(reader, format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"unable to open {file}: {e.Message}", e);
        }
    }
}
