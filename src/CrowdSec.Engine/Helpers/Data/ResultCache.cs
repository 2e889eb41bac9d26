namespace CrowdSec.Engine.Helpers.Data;

/// <summary>
/// Remembers answers about texts. A text has one place, which the next text with that place takes over: no lock, no order to keep.
/// Long texts are not remembered. Thread-safe.
/// </summary>
internal sealed class ResultCache(int size)
{
    private const int LongestText = 2048;

    private readonly Answer?[] _answers = new Answer?[Math.Clamp(size, 1, 1 << 20)];

    public int Count => _answers.Count(static a => a is not null);

    public bool TryGet(string text, out int result)
    {
        if (text.Length <= LongestText && Volatile.Read(ref PlaceOf(text)) is { } answer && answer.Text == text)
        {
            result = answer.Result;
            return true;
        }

        result = 0;
        return false;
    }

    public void Set(string text, int result)
    {
        if (text.Length <= LongestText)
        {
            Volatile.Write(ref PlaceOf(text), new Answer(text, result));
        }
    }

    private ref Answer? PlaceOf(string text) => ref _answers[(uint)text.GetHashCode() % (uint)_answers.Length];

    private sealed record Answer(string Text, int Result);
}
