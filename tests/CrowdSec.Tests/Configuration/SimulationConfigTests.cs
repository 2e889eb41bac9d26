using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;
using Xunit;

namespace CrowdSec.Tests.Configuration;

public sealed class SimulationConfigTests
{
    [Theory]
    [InlineData("simulation: off\n", false, false)]
    [InlineData("simulation: on\nexclusions:\n- me/a\n", false, true)]
    [InlineData("simulation: false\nexclusions:\n- me/a\n", true, false)]
    public void Exclusions_turn_the_global_switch_round(string text, bool a, bool b)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            var findings = new DiagnosticBag();
            var simulation = SimulationConfig.Load(path, findings);
            Assert.Empty(findings);
            Assert.Equal((a, b), (simulation.IsSimulated("me/a"), simulation.IsSimulated("me/b")));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_missing_file_means_off() => Assert.False(SimulationConfig.Load("/nonexistent/simulation.yaml", []).IsSimulated("x"));
}
