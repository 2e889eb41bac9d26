using System.Text;
using CrowdSec.Daemon;
using CrowdSec.Daemon.Agent;
using CrowdSec.Storage;

var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 64 * 1024);
var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
using var signals = DaemonSignals.OfProcess();
var host = new DaemonHost(output, error)
{
    IsTerminal = !Console.IsOutputRedirected,
    IsErrTerminal = !Console.IsErrorRedirected,
    Variables = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(static e => (string)e.Key, static e => (string?)e.Value ?? ""),
    SearchFrom = [Environment.CurrentDirectory, AppContext.BaseDirectory],
    Signals = signals,
    OpenStore = static async (config, log, cancellationToken) => await Store.OpenAsync(config, null, TimeProvider.System, log, cancellationToken),
    NewAgentClient = static (credentials, loaded) =>
        LocalApiUplink.Create(credentials, loaded.Config.ApiClient is { InsecureSkipVerify: true }, [.. loaded.Agent!.Processor.ScenarioNames], TimeProvider.System),
};
try
{
    return await new Daemon(host).RunAsync(args, signals.Stopping);
}
catch (OperationCanceledException)
{
    return 130;
}
finally
{
    await output.FlushAsync();
}
