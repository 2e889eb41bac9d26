namespace CrowdSec.Engine.Items;

/// <summary>A file of an installed item, in load order.</summary>
/// <param name="Stage">For parsers and postoverflows: the stage; "" otherwise.</param>
/// <param name="Version">Hub version of an unmodified item, "?" otherwise.</param>
/// <param name="Hash">Hex SHA-256 of the file's content.</param>
public sealed record ItemFile(string Path, ItemKind Kind, string Stage, string Version, string Hash);
