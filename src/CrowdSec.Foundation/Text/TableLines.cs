namespace CrowdSec.Foundation.Text;

/// <summary>The characters that a table is drawn with.</summary>
internal sealed record TableLines(char Vertical, TableRule Top, TableRule TitleTop, TableRule TitleBottom, TableRule Middle, TableRule Bottom)
{
    public static readonly TableLines Ascii = new('|', new('+', '-', '+', '+'), new('+', '-', '-', '+'), new('+', '-', '+', '+'), new('+', '-', '+', '+'), new('+', '-', '+', '+'));

    public static readonly TableLines Rounded = new('│', new('╭', '─', '┬', '╮'), new('╭', '─', '─', '╮'), new('├', '─', '┬', '┤'), new('├', '─', '┼', '┤'), new('╰', '─', '┴', '╯'));
}
