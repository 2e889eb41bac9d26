namespace CrowdSec.Foundation.Text;

public enum TableStyle
{
    /// <summary>For files and pipes.</summary>
    Ascii,

    /// <summary>For terminals.</summary>
    Rounded,
}
