using CrowdSec.Patterns;

namespace CrowdSec.Expr.Helpers.Injection;

/// <summary>Which shapes, see <see cref="SqlShape"/>, are attacks: regular expressions over its letters.</summary>
internal static class SqlShapes
{
    private const string Value = @"(?:[nsvz]|[fg]\(|i)";
    private const string Name = @"i(?:\.i)*";
    private const string Item = @"(?:[nsvo]|i(?:\.[io])*|[fg]\([^;]*\))";
    private const string List = $"{Item}(?:,{Item})*";
    private const string Comment = "[xyh]";

    /// <summary>Attacks wherever the text is pasted.</summary>
    private static readonly string[] Anywhere =
    [
        $@"uA?\(*e\(*A?(?:[nsvo]|f|g\(|{Name}(?:,|F|{Comment}))", // union select 1, union select a from
        @"l\(*o*[nsv]\)*c\(*o*[nsvz]", // or 1=1
        @"[lco,]\(*f\(", // and sleep(
        $@"[lco,(]\(*\(eA?\(*(?:{List}\)*F|f|v|n|s)", // and (select a from
        $@"^\(+eA?\(*{List}\)*F", // (select a from
        $@";\(*(?:d[TFIvfD]|di[SV(vs]|q|eA?(?:[nvos(fg]|{Name}[F,])|dx)", // ; drop table
        @"dDs", // waitfor delay '
        @"IPs?", // into outfile
        @"X.*[uedlf]", // /*!50000 union
        @"e\(*(?:v|f[(.])", // select @@version
        @"(?:^|[;(])d[if]\(?s", // exec xp_cmdshell '
        @"MP|n,nP|B.*P\(", // procedure analyse(
    ];

    /// <summary>Attacks where the text is pasted without quotes.</summary>
    private static readonly string[] Bare =
    [
        $@"^o*[nsv]\)*l\(*o*{Value}[^l;]*c", // 1 and a=1
        @"^o*[nsv]\)*l\(*o*[nsv]\)*[xyh]", // 1 or 1--
        @"^o*[nsv]\)+l\(+", // 1) or (
        @"^o*[nsv]\)*l\(*H.*c", // 1 and case when
        $@"^o*[nsv]\)*W\(*o*{Value}.*c", // 1 having 1=1
        $@"^o*[nsvi]\)*B{List}{Comment}", // 1 order by 5--
        @"^o*[nsv]\)*Bn(?:,n)*$", // 1 order by 5
        @"^o*[nsv]\)*x$", // 1--
        @"^f\([^;]*\)[x;]?$", // sleep(5)
        $@"^\(*eA?\(*{List}\)*F\(*(?:{Name}(?:$|[WxyhB;M,)])|\(e)", // select a from b
        $@"^dI{Name}[(Ve]", // insert into a values
        $@"^dF{Name}(?:$|[W;xyh])", // delete from a
        $@"^d{Name}S{Name}c", // update a set b=
        $@"^dT{Name}(?:$|[;xyh(])", // drop table a
        @"^dv[ig]", // declare @a int
    ];

    /// <summary>Attacks that leave the quotes that the text is pasted between.</summary>
    private static readonly string[] Quoted =
    [
        $@"^s\)*l\(*o*{Value}[^l;]*c", // ' or a=1
        @"^s\)*l\(*o*[nsvz]\)*(?:[xyhl]|$)", // ' or 1--
        @"^s\)*l\(*(?:f|g\()", // ' and f(
        @"^s\)+l\(*", // ') or
        @"^s\)*l\(*(?:\(e|H.*c|eA?[nvos(fgi])", // ' or (select
        @"^s\)*uA?\(*e", // ' union select
        @"^s\)*;+\(*(?:[xyhdeq]|f|$)", // '; drop
        @"^s\)*[xy]", // '--
        $@"^s\)*W\(*o*{Value}.*c", // ' having 1=1
        $@"^s\)*B(?:n|{List}(?:{Comment}|W.*c))", // ' order by 1
        @"^s\)*c\(*[sz]\)*(?:$|[xyhlc])", // '='
        @"^s\)*c\(*o*[nv]\)*(?:$|[xyhl])", // '>0--
        @"^s\)*[oc]+\(*(?:f[(.]|\(e|e|g\([^;]*\)[ocxyhl])", // '-sleep(
        @"^s\)*o+(?:[nv]\)*o+)*z$", // '-'
        @"^s\)*M[n,]*[MIPxyh]", // ' limit 1--
        @"^s\)*I[Pi]", // ' into outfile
    ];

    public static readonly PatternSet BareAttacks = Compile(Anywhere, Bare);

    public static readonly PatternSet QuotedAttacks = Compile(Anywhere, Quoted);

    private static PatternSet Compile(params string[][] groups)
    {
        var patterns = new List<Pattern>();
        foreach (var source in groups.SelectMany(static g => g))
        {
            if (!Pattern.TryCompile(source, PatternOptions.NamedGroupsOnly, out var pattern, out var error))
            {
                throw new InvalidOperationException($"{source}: {error!.Message}");
            }

            patterns.Add(pattern!);
        }

        return new PatternSet(patterns);
    }
}
