using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Yaml;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>All profiles in their order: alerts in, decisions out. Immutable and thread-safe.</summary>
internal sealed class ProfileSet(IReadOnlyList<Profile> profiles, ILog log)
{
    public IReadOnlyList<Profile> Profiles { get; } = profiles;

    /// <summary>
    /// Reads a profiles file, and before it its ".local" file. All mistakes go into the diagnostics; with errors the set is not fit for use.
    /// </summary>
    public static ProfileSet Load(string path, ProfileLanguage language, IOffenceHistory history, TimeProvider clock, ILog log, DiagnosticBag diagnostics)
    {
        var specs = new List<ProfileSpec>();
        var local = path + ".local";
        if (File.Exists(local))
        {
            specs.AddRange(Read(local, diagnostics));
        }

        specs.AddRange(Read(path, diagnostics));
        if (specs.Count == 0 && !diagnostics.HasErrors)
        {
            diagnostics.Error(path, 0, 0, "there is no profile", "write at least one: without any, no alert leads to a decision");
        }

        var compiler = new ProfileCompiler(language, history, clock, log, diagnostics);
        return new ProfileSet([.. specs.Select(compiler.Compile)], log);
    }

    /// <summary>Asks the profiles in their order. One that fails is treated as its on_error says.</summary>
    /// <param name="decided">The alert brings its own decisions: profiles only say who is to be notified, and failing is no reason to refuse it.</param>
    /// <exception cref="ProfileException">A profile failed, and does not say what then.</exception>
    public async ValueTask<ProfileVerdict> EvaluateAsync(Alert alert, bool decided, CancellationToken cancellationToken)
    {
        IReadOnlyList<ProfileDecision> decisions = [];
        var trace = "";
        var matched = new List<Profile>();
        foreach (var profile in Profiles)
        {
            var outcome = await EvaluateAsync(profile, alert, decided, cancellationToken);
            if (!outcome.Matched)
            {
                continue;
            }

            if (decisions.Count == 0 && !decided)
            {
                (decisions, trace) = (outcome.Decisions, outcome.Trace);
            }

            matched.Add(profile);
            if (profile.BreaksOnSuccess || outcome.Stops)
            {
                break;
            }
        }

        return new ProfileVerdict(decisions, trace, matched);
    }

    private async ValueTask<ProfileOutcome> EvaluateAsync(Profile profile, Alert alert, bool decided, CancellationToken cancellationToken)
    {
        try
        {
            return await profile.EvaluateAsync(alert, cancellationToken);
        }
        catch (ProfileException error) when (decided || profile.OnError is "apply" or "continue" or "ignore" or "break")
        {
            log.Warning(error.Message);
            var matched = !decided && (error.Matched || profile.OnError == "apply");
            return matched ? new ProfileOutcome(true, [], "") { Stops = profile.OnError == "break" } : ProfileOutcome.NoMatch;
        }
    }

    private static IEnumerable<ProfileSpec> Read(string path, DiagnosticBag diagnostics) =>
        new ProfileSpecReader(path, diagnostics).Read(YamlLoader.LoadFile(path, diagnostics));
}
