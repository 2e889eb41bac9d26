using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Caching;

namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>Questions about XML text. Recent documents and paths stay parsed, since rules ask many questions about one line. Thread-safe.</summary>
internal sealed class XmlFunctions
{
    private const int Documents = 50;
    private const int Paths = 1000;

    private readonly LruCache<string, XmlElement?> _documents = new(Documents, StringComparer.Ordinal);
    private readonly LruCache<string, XmlPath?> _paths = new(Paths, StringComparer.Ordinal);

    // The last question's document, since the next one is mostly about the same.
    private volatile ParsedXml? _last;

    public IEnumerable<ExprFunction> All =>
    [
        new("XMLGetAttributeValue", AttributeValue, Pure: true)
        {
            Summary = "The attribute of the first element that the path finds; empty when there is none.",
            Examples = ["XMLGetAttributeValue('<a><b k=\"v\"/></a>', '/a/b', 'k') == 'v'", "XMLGetAttributeValue('<a>', '/a', 'k') == ''"],
        },
        new("XMLGetNodeValue", NodeValue, Pure: true)
        {
            Summary = "The text at the start of the first element that the path finds; empty when there is none.",
            Examples =
            [
                "XMLGetNodeValue('<a><b k=\"1\">x</b><b k=\"2\">y</b></a>', \"/a/b[@k='2']\") == 'y'",
                "XMLGetNodeValue('not xml', '/a') == ''",
            ],
        },
    ];

    private string AttributeValue(string xml, string path, string attribute) => Find(xml, path)?.Attribute(XmlName.Parse(attribute)) ?? "";

    private string NodeValue(string xml, string path) => Find(xml, path)?.Text ?? "";

    private XmlElement? Find(string xml, string path)
    {
        if (Document(xml) is not { } root)
        {
            return null;
        }

        if (!_paths.TryGet(path, out var compiled))
        {
            XmlPath.TryParse(path, out compiled);
            _paths.Set(path, compiled);
        }

        return compiled?.FindFirst(root);
    }

    private XmlElement? Document(string xml)
    {
        if (_last is { } last && ReferenceEquals(last.Source, xml))
        {
            return last.Root;
        }

        if (!_documents.TryGet(xml, out var root))
        {
            root = XmlParser.TryParse(xml, out var parsed) ? parsed : null;
            _documents.Set(xml, root);
        }

        _last = new ParsedXml(xml, root);
        return root;
    }
}
