using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>Reads and compiles a profiles file without a database: whether it is fit for use is known before a server is started, or one that runs is replaced.</summary>
public static class ProfileCheck
{
    /// <param name="findings">Gets what is wrong.</param>
    public static void Run(string path, ProfileLanguage language, TimeProvider clock, ILog log, DiagnosticBag findings) =>
        ProfileSet.Load(path, language, new NoOffences(), clock, log, findings);

    private sealed class NoOffences : IOffenceHistory
    {
        public Task<long> CountAsync(string value, DateTime? after, CancellationToken cancellationToken) => Task.FromResult(0L);
    }
}
