using System.Buffers;
using System.Text;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

/// <summary>A text in changed case that nobody has made yet: tests run on a buffer. Texts with letters beyond ASCII are left to the function.</summary>
/// <param name="text">The text before.</param>
/// <param name="map">The function; applied to its own result it changes nothing more.</param>
internal sealed class CaseMapping(SpanSource text, bool isLower, Func<string, string> map)
{
    private const int StackLimit = 256;

    public Func<ExprFrame, bool> Test(SpanTest test) => frame =>
    {
        var source = text(frame);
        if (source.Length <= StackLimit)
        {
            Span<char> buffer = stackalloc char[StackLimit];
            return Convert(source, buffer) ? test(buffer[..source.Length]) : test(map(source.ToString()));
        }

        var rented = ArrayPool<char>.Shared.Rent(source.Length);
        try
        {
            return Convert(source, rented) ? test(rented.AsSpan(0, source.Length)) : test(map(source.ToString()));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    };

    public Func<ExprFrame, bool> Equal(string constant)
    {
        if (!Ascii.IsValid(constant) || map(constant) != constant)
        {
            return Test(value => value.SequenceEqual(constant));
        }

        return frame =>
        {
            var source = text(frame);
            return Ascii.EqualsIgnoreCase(source, constant) || (!Ascii.IsValid(source) && map(source.ToString()) == constant);
        };
    }

    private bool Convert(ReadOnlySpan<char> source, Span<char> target) =>
        (isLower ? Ascii.ToLower(source, target, out _) : Ascii.ToUpper(source, target, out _)) == OperationStatus.Done;
}
