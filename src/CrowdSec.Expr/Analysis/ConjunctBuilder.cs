using CrowdSec.Expr.Compilation;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Analysis;

internal static class ConjunctBuilder
{
    public static IReadOnlyList<Conjunct> Build(string source, ExprEnvironment environment, CompiledProgram program)
    {
        var compiler = new Compiler(environment, source, traced: false);
        return
        [
            .. program.Conjuncts.Select(conjunct => new Conjunct(
                CanonicalText.Of(conjunct.Node),
                source[conjunct.Node.Start..conjunct.Node.End],
                conjunct.Code.CanFail || conjunct.Code is not Code<bool>,
                Repeatability.Of(conjunct.Node, environment),
                KeyTests.Find(conjunct.Node, compiler),
                ReadPaths.In(conjunct.Node, environment),
                program.Framed(Arguments.AsBool(conjunct.Code, new Site(source, conjunct.Node.Offset, environment))))),
        ];
    }
}
