namespace CrowdSec.Expr.Helpers.Xml;

/// <param name="Root">Null when the source is no XML.</param>
internal sealed record ParsedXml(string Source, XmlElement? Root);
