using System.Text;
using CrowdSec.Daemon;

var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 64 * 1024);
var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancellation.Cancel();
};

var host = new DaemonHost(output, error)
{
    IsTerminal = !Console.IsOutputRedirected,
    IsErrTerminal = !Console.IsErrorRedirected,
    Variables = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(static e => (string)e.Key, static e => (string?)e.Value ?? ""),
    SearchFrom = [Environment.CurrentDirectory, AppContext.BaseDirectory],
};
try
{
    return await new Daemon(host).RunAsync(args, cancellation.Token);
}
catch (OperationCanceledException)
{
    return 130;
}
finally
{
    await output.FlushAsync();
}
