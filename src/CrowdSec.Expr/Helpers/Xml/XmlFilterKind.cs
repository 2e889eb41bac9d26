namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>What a filter of a path looks at.</summary>
internal enum XmlFilterKind
{
    Position,
    Attribute,
    Text,
    Child,
}
