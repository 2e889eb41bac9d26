namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>One step of a path: which elements to take, and the filters that they must pass.</summary>
internal sealed class XmlStep
{
    private readonly XmlName _name;
    private readonly bool _deep;
    private readonly List<XmlFilter> _filters;

    private XmlStep(XmlName name, bool deep, List<XmlFilter> filters)
    {
        _name = name;
        _deep = deep;
        _filters = filters;
    }

    /// <param name="deep">Descendants at any depth, not just children.</param>
    public static bool TryParse(string text, bool deep, out XmlStep? step)
    {
        step = null;
        var bracket = text.IndexOf('[');
        var name = bracket < 0 ? text : text[..bracket];
        var filters = new List<XmlFilter>();
        var rest = bracket < 0 ? "" : text[bracket..];
        while (rest.Length > 0)
        {
            if (!XmlFilter.TryTake(ref rest, out var filter))
            {
                return false;
            }

            filters.Add(filter!);
        }

        step = new XmlStep(XmlName.Parse(name.Length == 0 ? "*" : name), deep, filters);
        return true;
    }

    /// <summary>The elements that this step leads to from one element, in order.</summary>
    public void Collect(XmlElement from, List<XmlElement> found, ref int budget)
    {
        CollectNamed(from, found, ref budget);
        foreach (var filter in _filters)
        {
            if (filter.Kind == XmlFilterKind.Position)
            {
                KeepPosition(found, filter.Position);
            }
            else
            {
                found.RemoveAll(e => !filter.Passes(e));
            }
        }
    }

    /// <summary>
    /// The only element that this step leads to when it is a plain one, "name" or "name[3]" or "name[@k='v']", the most frequent case.
    /// </summary>
    /// <param name="next">Where to go on in a search for further elements; at first 0.</param>
    public XmlElement? NextPlain(XmlElement from, ref int next, ref int budget)
    {
        var children = from.Children;
        var filter = _filters.Count == 0 ? null : _filters[0];
        var skip = filter is { Kind: XmlFilterKind.Position } ? filter.Position - 1 : 0;
        while (next < children.Length && --budget > 0)
        {
            var child = children[next++];
            if ((_name.Local != "*" && !child.Name.Fits(_name)) || skip-- > 0)
            {
                continue;
            }

            if (filter is { Kind: XmlFilterKind.Position })
            {
                next = children.Length;
                return child;
            }

            if (filter is null || filter.Passes(child))
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>Children of a name, with one filter at most, and no counting from the end.</summary>
    public bool IsPlain => !_deep && _name.Local is not ("." or "..") && _filters.Count <= 1 && !_filters.Exists(static f => f.Position < 0);

    private static void KeepPosition(List<XmlElement> found, int position)
    {
        var index = position > 0 ? position - 1 : found.Count + position;
        if (index < 0 || index >= found.Count)
        {
            found.Clear();
            return;
        }

        var kept = found[index];
        found.Clear();
        found.Add(kept);
    }

    private void CollectNamed(XmlElement from, List<XmlElement> found, ref int budget)
    {
        switch (_name.Local)
        {
            case ".":
                found.Add(from);
                return;
            case "..":
                if (from.Parent is not null)
                {
                    found.Add(from.Parent);
                }

                return;
        }

        foreach (var child in from.Children)
        {
            if (--budget < 0)
            {
                return;
            }

            if (_name.Local == "*" || child.Name.Fits(_name))
            {
                found.Add(child);
            }

            if (_deep)
            {
                CollectNamed(child, found, ref budget);
            }
        }
    }
}
