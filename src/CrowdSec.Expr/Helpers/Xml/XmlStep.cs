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

    public List<XmlElement> Apply(List<XmlElement> from, ref int budget)
    {
        var found = new List<XmlElement>();
        foreach (var element in from)
        {
            var candidates = new List<XmlElement>();
            Collect(element, candidates, ref budget);
            foreach (var filter in _filters)
            {
                candidates = filter.Apply(candidates);
            }

            found.AddRange(candidates);
        }

        return found;
    }

    private void Collect(XmlElement element, List<XmlElement> candidates, ref int budget)
    {
        switch (_name.Local)
        {
            case ".":
                candidates.Add(element);
                return;
            case "..":
                if (element.Parent is not null)
                {
                    candidates.Add(element.Parent);
                }

                return;
        }

        foreach (var child in element.Children)
        {
            if (--budget < 0)
            {
                return;
            }

            if (_name.Local == "*" || child.Name.Fits(_name))
            {
                candidates.Add(child);
            }

            if (_deep)
            {
                Collect(child, candidates, ref budget);
            }
        }
    }
}
