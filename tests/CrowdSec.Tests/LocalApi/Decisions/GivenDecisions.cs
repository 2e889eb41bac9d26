using System.Globalization;
using CrowdSec.Tests.Storage;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>Puts decisions of case files into the database, all with one alert, past the Local API.</summary>
internal static class GivenDecisions
{
    /// <param name="texts">"value seconds [field=value ...]"</param>
    public static async Task AddAsync(AlertApi api, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        var stop = TestContext.Current.CancellationToken;
        await api.Database.Store.Alerts.AddAsync("m1", [Samples.Alert(api.Database.Now, [.. texts.Select(text => Parse(text.Split(' '), api.Database.Now))])], stop);

        // Whoever deletes gets an answer when the memory is as the database is.
        Assert.Equal(200, (await api.SendAsync("DELETE", "/v1/decisions?value=nothing")).Status);
    }

    private static CrowdSec.Storage.Decisions.NewDecision Parse(string[] words, DateTime now)
    {
        var fields = words[2..].Select(static word => word.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);
        var decision = Samples.Decision(
            words[0],
            now.AddSeconds(int.Parse(words[1], CultureInfo.InvariantCulture)),
            fields.GetValueOrDefault("origin", "crowdsec"),
            fields.GetValueOrDefault("scenario", "test/ssh-bf"),
            fields.GetValueOrDefault("type", "ban"),
            fields.GetValueOrDefault("scope"));
        return decision with { Simulated = fields.GetValueOrDefault("simulated") == "true", Range = decision.Range?.Unmap() };
    }
}
