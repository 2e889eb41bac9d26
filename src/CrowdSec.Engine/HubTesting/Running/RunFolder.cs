namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>A directory for the files of one run. It goes away when disposed.</summary>
internal sealed class RunFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("crowdsec-hubtest-").FullName;

    public string DataDirectory => Directory.CreateDirectory(Path.Combine(Root, "data")).FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // Left to the system's own cleaning of temporary files.
        }
    }
}
