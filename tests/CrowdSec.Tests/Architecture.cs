namespace CrowdSec.Tests;

/// <summary>
/// Who may know whom. One line each: a project, or a folder of CrowdSec.Engine, what it may import, and what it is there for. A folder's subfolders belong to it.
/// Everything points upward in its table: a line imports only what stands above it, so there are no circles.
/// </summary>
internal static class Architecture
{
    public const string Projects = """
        Foundation    | -                                                  | values with a text form, YAML with places, logging: no word of the field
        Patterns      | -                                                  | regular expressions that take linear time
        Expr          | Foundation Patterns                                | the expression language and its pure functions
        Protocol      | Foundation                                         | what travels between log processor, Local API and bouncers, and clients that send it
        Configuration | Foundation                                         | the files of /etc/crowdsec
        Storage       | Protocol Configuration Foundation                  | the database: no web server, so that cscli can open it too
        LocalApi      | Storage Protocol Expr Configuration Foundation     | alerts in, decisions out; it knows nothing of log lines
        Engine        | Expr Protocol Patterns Configuration Foundation    | lines in, alerts out; it knows nothing of databases and web servers
        Cli           | Engine Storage Protocol Expr Configuration Foundation | cscli; expressions for "config show --key"
        Daemon        | Engine LocalApi Storage Protocol Expr Configuration Foundation | crowdsec: the only one that sees both sides
        """;

    public const string EngineFolders = """
        Events        | -                                                                                      | what travels inside
        Items         | -                                                                                      | what files of the hub have in common, and compiling their expressions
        Counters      | -                                                                                      | what was counted, and why something was dropped
        Tracing       | Events                                                                                 | watching events on their way
        Acquisition   | Events                                                                                 | where lines come from; it knows nothing downstream
        Helpers       | Items                                                                                  | expression functions with state: data files, GeoIP, DNS, stashes
        Hub           | Items                                                                                  | installed items
        Parsing       | Events Items Counters Tracing Helpers                                                  | stages and nodes, for parsers and postoverflows alike
        Scenarios     | Events Items Counters Tracing Parsing                                                  | filters, buckets
        Alerting      | Events Scenarios                                                                       | a bucket that overflowed becomes an alert
        Overflows     | Events Counters Parsing Scenarios Alerting                                             | what happens between overflow and alert
        Loading       | Events Items Helpers Parsing Scenarios Alerting                                        | item files become an engine
        Pipeline      | Acquisition Alerting Counters Events Loading Overflows Parsing Scenarios Tracing       | workers, order, time
        HubTesting    | Acquisition Alerting Counters Events Hub Items Loading Parsing Tracing                 | recording, explaining, asserting; it stands beside the flow
        Setup         | Hub HubTesting Items Loading Scenarios                                   | which items an engine is made of
        """;

    /// <summary>Name → imports, in the order of the lines.</summary>
    public static IReadOnlyList<(string Name, IReadOnlySet<string> Imports)> Read(string table) =>
    [
        .. table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split('|'))
            .Select(static cells => (cells[0].Trim(), (IReadOnlySet<string>)cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static i => i != "-").ToHashSet())),
    ];
}
