using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

internal sealed class FieldAccess<T, TField>(string name, Func<T, TField> get) : FieldAccess
    where T : class
{
    public override object? Read(object instance) => Known(get)((T)instance);

    public override Code Bind(Code instance, bool canFail, Site site)
    {
        var read = Known(get);
        if (instance.Variable is >= 0 and var index)
        {
            return Code.Of(frame => read(frame.Values[index] as T ?? throw Nil(site)), canFail);
        }

        var source = instance.Boxed;
        return Code.Of(frame => read(source(frame) as T ?? throw Nil(site)), canFail);
    }

    public override Code<string>? BindKey(int variable, IStringMapReader reader, Site site)
    {
        if (get is not Func<T, StringMap> map)
        {
            return null;
        }

        return new Code<string>(frame => reader.Get(map(frame.Values[variable] as T ?? throw Nil(site))))
        {
            Span = frame => reader.GetSpan(map(frame.Values[variable] as T ?? throw Nil(site))),
            CanFail = false,
        };
    }

    /// <summary>Strings are never nil: a host's null reads as "".</summary>
    private static Func<T, TField> Known(Func<T, TField> get)
    {
        if (typeof(TField) != typeof(string))
        {
            return get;
        }

        var text = (Func<T, string?>)(object)get;
        return (Func<T, TField>)(object)(Func<T, string>)(instance => text(instance) ?? "");
    }

    private ExprRuntimeException Nil(Site site) => site.Error($"cannot fetch {name} from <nil>");
}
