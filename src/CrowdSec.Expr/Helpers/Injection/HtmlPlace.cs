namespace CrowdSec.Expr.Helpers.Injection;

/// <summary>Where in a page a text is pasted.</summary>
internal enum HtmlPlace
{
    Content,
    BareValue,
    SingleQuotedValue,
    DoubleQuotedValue,
    BackquotedValue,
}
