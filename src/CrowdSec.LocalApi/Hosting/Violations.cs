using System.Globalization;
using System.Text;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>What is wrong with the fields of a body, told together and in the words that clients know.</summary>
internal sealed class Violations
{
    public List<string> List { get; } = [];

    public bool IsEmpty => List.Count == 0;

    public string Message => "validation failure list:\n" + string.Join('\n', List);

    /// <summary>In characters; an empty text is not looked at.</summary>
    public void Length(string name, string text, int shortest, int longest)
    {
        if (text.Length == 0 || (text.Length >= shortest && text.Length <= longest))
        {
            return;
        }

        var length = text.EnumerateRunes().Count();
        if (length < shortest)
        {
            List.Add(string.Create(CultureInfo.InvariantCulture, $"{name} in body should be at least {shortest} chars long"));
        }
        else if (length > longest)
        {
            List.Add(string.Create(CultureInfo.InvariantCulture, $"{name} in body should be at most {longest} chars long"));
        }
    }
}
