namespace CrowdSec.Patterns.Syntax;

/// <summary>A node of a parsed pattern. Immutable.</summary>
internal sealed class Node
{
    public const int Unbounded = -1;

    public static readonly Node Empty = new(NodeKind.Empty);

    private Node(NodeKind kind, params Node[] children)
    {
        Kind = kind;
        Children = children;
        foreach (var child in children)
        {
            Height = Math.Max(Height, child.Height + 1);
            Copies = Math.Max(Copies, child.Copies);
        }
    }

    public NodeKind Kind { get; }

    public Node[] Children { get; }

    /// <summary>Levels of nodes below this one.</summary>
    public int Height { get; }

    /// <summary>How often counted repetitions inside multiply a leaf, at worst.</summary>
    public int Copies { get; private init; } = 1;

    /// <summary>Whether it can match the empty text somewhere.</summary>
    public bool CanBeEmpty { get; private init; } = true;

    /// <summary>The code points of <see cref="NodeKind.Literal"/> and <see cref="NodeKind.Set"/>.</summary>
    public CodePointSet Set { get; private init; } = CodePointSet.Empty;

    /// <summary>The code point of a literal as written.</summary>
    public int Rune { get; private init; }

    /// <summary>Whether a literal has case variants that match as well.</summary>
    public bool AnyCase { get; private init; }

    public Assertions Assertion { get; private init; }

    public int Group { get; private init; }

    public int Min { get; private init; }

    /// <summary><see cref="Unbounded"/> when there is none.</summary>
    public int Max { get; private init; }

    public bool Greedy { get; private init; }

    public static Node Literal(int rune, bool fold)
    {
        var single = CodePointSet.Single(rune);
        var set = fold ? CaseFolding.Fold(single) : single;
        return new Node(NodeKind.Literal) { Rune = rune, Set = set, AnyCase = !set.IsSingle, CanBeEmpty = false };
    }

    public static Node OfSet(CodePointSet set) =>
        set.IsSingle ? Literal(set.Bounds[0], fold: false) : new Node(NodeKind.Set) { Set = set, CanBeEmpty = false };

    public static Node Assert(Assertions assertion) => new(NodeKind.Assertion) { Assertion = assertion };

    public static Node Capture(Node child, int group) => 
        new(NodeKind.Capture, child) { Group = group, CanBeEmpty = child.CanBeEmpty };

    public static Node Concat(List<Node> children) => children.Count switch
    {
        0 => Empty,
        1 => children[0],
        _ => new Node(NodeKind.Concat, [.. children]) { CanBeEmpty = children.TrueForAll(child => child.CanBeEmpty) },
    };

    public static Node Alternate(List<Node> children) =>
        children.Count == 1
            ? children[0]
            : new Node(NodeKind.Alternate, [.. children]) { CanBeEmpty = children.Exists(child => child.CanBeEmpty) };

    public static Node Repeat(Node child, int min, int max, bool greedy)
    {
        var own = Math.Max(1, max == Unbounded ? min : max);
        return new Node(NodeKind.Repeat, child)
        {
            Min = min,
            Max = max,
            Greedy = greedy,
            CanBeEmpty = min == 0 || child.CanBeEmpty,
            Copies = (int)Math.Min(int.MaxValue, (long)child.Copies * own),
        };
    }
}
