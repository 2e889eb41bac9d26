namespace CrowdSec.EndToEnd.Agent;

/// <summary>Items of an operator's own: three wrong codes make an alert, however long they take.</summary>
internal static class DoorItems
{
    private const string Parser = """
        name: me/door
        description: reads the log of a door with a keypad
        filter: evt.Line.Labels.type == 'syslog'
        onsuccess: next_stage
        grok:
          apply_on: Line.Raw
          pattern: '^%{NOTSPACE:at} door %{WORD:door}: %{WORD:result} code from %{IP:ip}$'
        statics:
          - target: evt.StrTime
            expression: evt.Parsed.at
          - method: ParseDate
            expression: evt.StrTime
          - target: evt.MarshaledTime
            expression: evt.Enriched.MarshaledTime
          - meta: source_ip
            expression: evt.Parsed.ip
        """;

    private const string Scenario = """
        type: leaky
        name: me/door-bf
        description: wrong codes
        filter: 'true'
        groupby: evt.Meta.source_ip
        capacity: 2
        leakspeed: 2h
        labels:
          remediation: true
        """;

    public static void Install(string folder)
    {
        Write(Path.Combine(folder, "hub", ".index.json"), "{}");
        Write(Path.Combine(folder, "parsers", "s00-raw", "door.yaml"), Parser + "\n");
        Write(Path.Combine(folder, "scenarios", "door-bf.yaml"), Scenario + "\n");
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
