using CrowdSec.Expr.Hosting;

namespace CrowdSec.Cli.Config;

/// <summary>Declares the fields of a settings record once, for expressions and for dumps.</summary>
internal sealed class GoStruct<T>(HostType<T> type, List<GoField> fields)
    where T : class
{
    public GoStruct<T> Field<TField>(string name, string yamlKey, Func<T, TField> get)
    {
        type.Field(name, get);
        fields.Add(new GoField(name, yamlKey, instance => get((T)instance)));
        return this;
    }
}
