namespace CrowdSec.Engine.Helpers.Data;

/// <param name="Number">1-based.</param>
internal readonly record struct DataLine(int Number, string Text);
