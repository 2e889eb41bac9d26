using CrowdSec.Expr;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.Items;

/// <summary>Finds expressions that ask a data file which no installed item declares with the type they need: they would be answered as if the file were empty. Each is said once per item file.</summary>
internal sealed class DataFileUses(IEnumerable<DataSpec> declared, DiagnosticBag diagnostics)
{
    private readonly HashSet<(string Name, string Type)> _declared = [.. declared.Select(static d => (d.DestFile, d.Type == "regex" ? "regexp" : d.Type))];
    private readonly HashSet<(string File, string Name, string Type)> _said = [];

    public void Check(Expression expression, Text text, string what)
    {
        foreach (var call in expression.Calls)
        {
            if (FirstNameOf(call.Function) is not { } use)
            {
                continue;
            }

            // Only MatchKnownBot takes more than one name.
            foreach (var name in call.Texts.Skip(use.Index))
            {
                if (name is not null && !_declared.Contains((name, use.Type)) && _said.Add((text.Place.File, name, use.Type)))
                {
                    diagnostics.Warning(
                        text.Place.File,
                        text.Place.Line,
                        text.Place.Column,
                        $"{what}: {call.Function}: no installed item declares data file '{name}' of type {use.Type}, it counts as empty",
                        $"add to the item: data: [{{dest_file: {name}, type: {use.Type}}}]");
                }
            }
        }
    }

    private static (int Index, string Type)? FirstNameOf(string function) => function switch
    {
        "File" => (0, "string"),
        "RegexpInFile" => (1, "regexp"),
        "FileMap" => (0, "map"),
        "LookupFile" => (1, "map"),
        "MatchKnownBot" => (3, "bots"),
        _ => null,
    };
}
