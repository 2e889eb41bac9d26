namespace CrowdSec.Foundation.Values.Layouts;

/// <param name="Length">Characters of the layout that the element takes.</param>
/// <param name="AllowZ">For zones: offset zero is "Z".</param>
/// <param name="Digits">For fractions: the number of digits.</param>
/// <param name="Separator">For fractions: "." or ",".</param>
internal readonly record struct LayoutToken(LayoutElement Element, int Length, bool AllowZ = false, int Digits = 0, char Separator = '\0')
{
    public bool IsFraction => Element is LayoutElement.FixedFraction or LayoutElement.TrimmedFraction;
}
