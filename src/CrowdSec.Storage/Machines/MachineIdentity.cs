namespace CrowdSec.Storage.Machines;

/// <summary>Names for machines that were not given one.</summary>
public static class MachineIdentity
{
    private const int PrefixLength = 32;
    private const int SuffixLength = 16;
    private static readonly string[] IdentityFiles = ["/etc/machine-id", "/var/lib/dbus/machine-id", "/etc/hostid"];

    /// <summary>The operating system's own identity, so that an operator can tell whose it is, and 16 random characters.</summary>
    public static string Generate() => Prefix(IdentityFiles) + RandomText.Generate(SuffixLength);

    /// <summary>From the first file that has one; random when none does.</summary>
    internal static string Prefix(IEnumerable<string> files)
    {
        var id = files.Select(Read).FirstOrDefault(static text => text.Length > 0) ?? Guid.NewGuid().ToString();
        id = id.Replace("-", "", StringComparison.Ordinal);
        return id.Length > PrefixLength ? id[..PrefixLength] : id;
    }

    private static string Read(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file).Trim() : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
