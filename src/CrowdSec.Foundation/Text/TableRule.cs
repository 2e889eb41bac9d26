using System.Text;

namespace CrowdSec.Foundation.Text;

/// <summary>A horizontal line of a table: its ends, what it is made of, and where columns meet it.</summary>
internal readonly record struct TableRule(char Left, char Line, char Joint, char Right)
{
    public string Draw(int[] widths)
    {
        var text = new StringBuilder().Append(Left);
        for (var i = 0; i < widths.Length; i++)
        {
            text.Append(Line, widths[i] + 2).Append(i == widths.Length - 1 ? Right : Joint);
        }

        return text.ToString();
    }
}
