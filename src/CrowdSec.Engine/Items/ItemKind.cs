namespace CrowdSec.Engine.Items;

/// <summary>The kinds of item that a log processor runs.</summary>
public enum ItemKind
{
    Parser,
    Postoverflow,
    Scenario,
    Context,
}
