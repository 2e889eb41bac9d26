using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Storage;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Cli.Machines;

internal static class MachineAddCommand
{
    public static CliCommand Create() => new()
    {
        Name = "add",
        Usage = "[machine_name]",
        Summary = "add a single machine to the database",
        Description = "Register a new machine in the database. cscli should be on the same machine as LAPI.",
        Example = """
              cscli machines add --auto
              cscli machines add MyTestMachine --auto
              cscli machines add MyTestMachine --password MyPassword
              cscli machines add -f- --auto > /tmp/mycreds.yaml
            """,
        Arguments = ArgumentRule.AtMost(1),
        Flags =
        [
            CliFlag.Text("password", "machine password to login to the API", 'p'),
            CliFlag.Text("file", "output file destination (defaults to the credentials file of the configuration)", 'f'),
            CliFlag.Text("url", "URL of the local API", 'u'),
            CliFlag.Switch("interactive", "interactive mode to enter the password", 'i'),
            CliFlag.Switch("auto", "automatically generate password (and username if not provided)", 'a'),
            CliFlag.Switch("force", "will force add the machine if it already exists"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var name = Name(run);
        var file = CredentialsFile.Destination(run);
        var password = Password(run);
        var url = CredentialsFile.Url(run);
        await AddAsync(run, store.Machines, name, password, cancellationToken).ConfigureAwait(false);
        await run.Host.Err.WriteLineAsync($"Machine '{name}' successfully added to the local API.").ConfigureAwait(false);
        CredentialsFile.Write(run, file, url, name, password);
        return 0;
    }

    private static string Name(CliInvocation run) =>
        run.Arguments.Count > 0 ? run.Arguments[0]
        : run.Flags.Bool("auto") ? MachineIdentity.Generate()
        : throw new CliException("please specify a machine name to add, or use --auto");

    private static string Password(CliInvocation run)
    {
        var password = run.Flags.Text("password");
        if (password.Length == 0 && run.Flags.Bool("interactive"))
        {
            run.Host.Err.Write("Please provide a password for the machine: ");
            password = run.Host.ReadSecret() ?? "";
            run.Host.Err.WriteLine();
        }
        else if (password.Length == 0 && run.Flags.Bool("auto"))
        {
            password = MachinePassword.Generate();
        }

        if (password.Length == 0)
        {
            throw new CliException("please specify a password with --password or use --auto");
        }

        return System.Text.Encoding.UTF8.GetByteCount(password) <= MachinePassword.LongestBytes
            ? password
            : throw new CliException($"password too long (max {MachinePassword.LongestBytes} characters)");
    }

    private static async Task AddAsync(CliInvocation run, IMachineStore machines, string name, string password, CancellationToken cancellationToken)
    {
        var machine = new Machine { MachineId = name, PasswordHash = MachinePassword.Hash(password), IsValidated = true };
        try
        {
            await machines.AddAsync(machine, run.Flags.Bool("force"), cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException e) when (e.Error == StoreError.AlreadyExists)
        {
            throw new CliException($"unable to create machine: user '{name}': user already exist", e);
        }
        catch (StoreException e)
        {
            throw new CliException($"unable to create machine: {e.Message}", e);
        }
    }
}
