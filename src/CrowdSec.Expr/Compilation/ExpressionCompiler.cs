using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Parsing;

namespace CrowdSec.Expr.Compilation;

/// <summary>From source to a runnable program, pass by pass.</summary>
internal static class ExpressionCompiler
{
    /// <exception cref="CompileException">The first mistake found.</exception>
    public static CompiledProgram Compile(string source, ExprEnvironment environment)
    {
        var tree = Parser.Parse(source, environment.Hides);
        Checker.Check(tree, environment);
        return Generate(tree, source, environment, traced: false);
    }

    /// <summary>Closures of a checked tree, or of a part of it.</summary>
    public static CompiledProgram Generate(Node tree, string source, ExprEnvironment environment, bool traced)
    {
        var compiler = new Compiler(environment, source, traced);
        if (traced || tree is not LogicalNode { IsAnd: true })
        {
            var code = compiler.Compile(tree);
            return new CompiledProgram(tree, code, [(tree, code)], compiler.Slots, compiler.Allocates);
        }

        var conjuncts = Flattened(tree).Select(node => (node, compiler.Compile(node))).ToArray();
        return new CompiledProgram(tree, compiler.CombineAll(tree, conjuncts), conjuncts, compiler.Slots, compiler.Allocates);
    }

    private static IEnumerable<Node> Flattened(Node node) =>
        node is LogicalNode { IsAnd: true } chain ? chain.Operands.SelectMany(Flattened) : [node];
}
