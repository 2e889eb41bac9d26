using CrowdSec.Expr.Compilation;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Analysis;

/// <summary>A test of one key of a host's string map against constants, so that hosts can look up what is wanted instead of asking everyone.</summary>
public sealed class KeyTest
{
    private readonly SpanSource _read;

    internal KeyTest(string path, IReadOnlyList<string> values, SpanSource read)
    {
        Path = path;
        Values = values;
        _read = read;
    }

    /// <summary>"evt.Meta.log_type". Equal paths read the same.</summary>
    public string Path { get; }

    /// <summary>The test is true for these values of the key, and for no others. A missing key has the value "".</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The key's value now; it does not fail as long as the environment's variables are set.</summary>
    public ReadOnlySpan<char> Read(ExprFrame frame) => _read(frame);
}
