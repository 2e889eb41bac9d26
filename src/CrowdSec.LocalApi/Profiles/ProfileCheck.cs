using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>Tells what is wrong with a profiles file, for a test of the configuration.</summary>
public static class ProfileCheck
{
    /// <param name="path">Of profiles.yaml; its ".local" file is read as well.</param>
    /// <param name="diagnostics">Receives all findings, each at its place.</param>
    public static void Check(string path, ProfileLanguage language, DiagnosticBag diagnostics) =>
        ProfileSet.Load(path, language, new NoOffences(), TimeProvider.System, SilentLog.Instance, diagnostics);
}
