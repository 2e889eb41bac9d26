namespace CrowdSec.Cli.Decisions;

/// <summary>Shapes that were seen, so that a million decisions of a list share a few.</summary>
internal sealed class ImportedShapes
{
    private const int MostShared = 10_000;

    private readonly Dictionary<ImportedShape, ImportedShape> _seen = [];
    private ImportedShape _last = new();

    public ImportedShape Get(ReadOnlySpan<char> duration, ReadOnlySpan<char> reason, ReadOnlySpan<char> scope, ReadOnlySpan<char> type)
    {
        // Neighbours mostly have one shape.
        if (Is(duration, _last.Duration) && Is(reason, _last.Reason) && Is(scope, _last.Scope) && Is(type, _last.Type))
        {
            return _last;
        }

        var shape = new ImportedShape(duration.ToString(), reason.ToString(), scope.ToString(), type.ToString());
        if (_seen.TryGetValue(shape, out var known))
        {
            return _last = known;
        }

        if (_seen.Count < MostShared)
        {
            _seen.Add(shape, shape);
        }

        return _last = shape;
    }

    private static bool Is(ReadOnlySpan<char> text, string known) => text.SequenceEqual(known);
}
