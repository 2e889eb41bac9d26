using System.Globalization;
using CrowdSec.Engine.Counters;
using CrowdSec.Foundation.Text;

namespace CrowdSec.Daemon.Replay;

/// <summary>What was detected, what became of the lines, and why lines were dropped.</summary>
internal static class ReplayReport
{
    public static void Write(DaemonHost host, AttackList attacks, ProcessorCounters counters, TimeSpan took)
    {
        WriteAttacks(host, attacks);
        host.Out.WriteLine();
        WriteLines(host, counters, took);
        WriteDrops(host, counters);
    }

    private static void WriteAttacks(DaemonHost host, AttackList attacks)
    {
        if (attacks.Count == 0)
        {
            host.Out.WriteLine("No attack was detected.");
            return;
        }

        var table = new TextTable("Who", "What", "When", "Events") { Title = attacks.Count == 1 ? "1 attack detected" : $"{Text(attacks.Count)} attacks detected" }.AlignRight(3);
        foreach (var attack in attacks.Attacks)
        {
            table.AddRow(attack.Who, attack.Simulated ? $"{attack.What} (simulated)" : attack.What, attack.When, Text(attack.Events));
        }

        table.Write(host.Out, host.TableStyle);
        if (attacks.Count > attacks.Attacks.Count)
        {
            host.Out.WriteLine($"... and {Text(attacks.Count - attacks.Attacks.Count)} more: use '-o json' to get them all.");
        }
    }

    private static void WriteLines(DaemonHost host, ProcessorCounters counters, TimeSpan took)
    {
        var unparsed = counters.Dropped(DropReason.Unparsed) + counters.Dropped(DropReason.ParserError);
        var speed = took.TotalSeconds > 0 ? counters.LinesRead / took.TotalSeconds : 0;
        host.Out.WriteLine(
            $"Lines: {Text(counters.LinesRead)} read, {Text(counters.LinesParsed)} parsed, {Text(unparsed)} unparsed, {Text(counters.Dropped(DropReason.Whitelisted))} whitelisted, {Text(counters.LinesPoured)} poured into buckets.");
        host.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Took {took.TotalSeconds:0.00} s ({speed:#,0} lines per second)."));
    }

    private static void WriteDrops(DaemonHost host, ProcessorCounters counters)
    {
        var reasons = Enum.GetValues<DropReason>().Where(r => counters.Dropped(r) > 0).ToList();
        if (reasons.Count == 0)
        {
            return;
        }

        host.Out.WriteLine();
        host.Out.WriteLine("What went no further, and why:");
        foreach (var reason in reasons)
        {
            host.Out.WriteLine($"  {Text(counters.Dropped(reason)),10}  {DropText.Of(reason)}");
        }
    }

    private static string Text(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
