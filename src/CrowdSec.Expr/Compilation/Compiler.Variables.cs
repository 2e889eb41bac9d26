using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

internal sealed partial class Compiler
{
    private Code EmitIdentifier(IdentifierNode node)
    {
        for (var i = _locals.Count - 1; i >= 0; i--)
        {
            if (_locals[i].Name == node.Name)
            {
                return _locals[i].Read;
            }
        }

        if (node.Name == IdentifierNode.Environment)
        {
            return Code.Of(frame => new EnvironmentMap(environment, frame), canFail: false);
        }

        return EmitVariable(node.Name);
    }

    /// <summary>A variable of the environment; a name that is not one (a function's, or an unchecked one) is nil.</summary>
    private Code EmitVariable(string name)
    {
        if (environment.Find(name) is not { } variable)
        {
            return Code.Constant(null);
        }

        var index = variable.Index;
        if (variable.Type == typeof(string))
        {
            return Code.Of(frame => frame.Values[index] as string ?? "", canFail: false);
        }

        if (variable.Type == typeof(long))
        {
            return Code.Of(frame => frame.Values[index] is long value ? value : 0, canFail: false);
        }

        if (variable.Type == typeof(double))
        {
            return Code.Of(frame => frame.Values[index] is double value ? value : 0, canFail: false);
        }

        return variable.Type == typeof(bool)
            ? Code.Of(frame => frame.Values[index] is true, canFail: false)
            : new Code<object?>(frame => frame.Values[index]) { CanFail = false, Variable = index };
    }

    private Code EmitLet(LetNode node)
    {
        var value = Compile(node.Value);
        var slot = Reserve();
        var (store, read) = Slot(value, slot);
        _locals.Add(new Local(node.Name, value.IsConstant && !traced ? value : read));
        var body = Compile(node.Body);
        _locals.RemoveAt(_locals.Count - 1);
        Release();
        return body.After(store, value.CanFail);
    }

    /// <summary>How a value is put in a slot and read from it without boxing.</summary>
    private static (Action<ExprFrame> Store, Code Read) Slot(Code value, int slot)
    {
        switch (value)
        {
            case Code<long> { Run: var run }:
                return (frame => frame.Locals[slot].Number = run(frame), Code.Of(frame => frame.Locals[slot].Number, canFail: false));
            case Code<double> { Run: var run }:
                return (
                    frame => frame.Locals[slot].Number = BitConverter.DoubleToInt64Bits(run(frame)),
                    Code.Of(frame => BitConverter.Int64BitsToDouble(frame.Locals[slot].Number), canFail: false));
            case Code<bool> { Run: var run }:
                return (frame => frame.Locals[slot].Number = run(frame) ? 1 : 0, Code.Of(frame => frame.Locals[slot].Number != 0, canFail: false));
            case Code<string> { Run: var run }:
                return (frame => frame.Locals[slot].Reference = run(frame), Code.Of(frame => (string)frame.Locals[slot].Reference!, canFail: false));
            default:
                var boxed = value.Boxed;
                return (frame => frame.Locals[slot].Reference = boxed(frame), Code.Of(frame => frame.Locals[slot].Reference, canFail: false));
        }
    }
}
