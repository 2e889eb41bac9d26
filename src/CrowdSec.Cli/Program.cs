using System.Text;
using CrowdSec.Cli;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Storage;

var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 16 * 1024);
var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancellation.Cancel();
};

var host = new CliHost(Console.In, output, error)
{
    IsTerminal = !Console.IsOutputRedirected,
    IsErrTerminal = !Console.IsErrorRedirected,
    ShowsProgress = !Console.IsErrorRedirected,
    IsInputRedirected = Console.IsInputRedirected,
    ReadSecret = SecretInput.ReadLine,
    OpenStore = static async (config, log, cancellationToken) => await Store.OpenAsync(config, null, TimeProvider.System, log, cancellationToken),
};
var exitCode = await new CliApplication(RootCommand.Create(), host).RunAsync(args, cancellation.Token);
await output.FlushAsync();
return exitCode;
