namespace CrowdSec.Expr.Builtins;

internal static class PredicateBuiltins
{
    private static readonly PredicateShape Test = new(WantsBool: true);
    private static readonly PredicateShape OptionalTest = new(WantsBool: true, PredicateIsOptional: true);
    private static readonly PredicateShape Selector = new(WantsBool: false);
    private static readonly PredicateShape OptionalSelector = new(WantsBool: false, PredicateIsOptional: true);
    private static readonly PredicateShape SelectorAndMore = new(WantsBool: false, HasExtraArgument: true);

    public static PredicateShape? Find(string name) => name switch
    {
        "all" or "none" or "any" or "one" or "filter" or "find" or "findIndex" or "findLast" or "findLastIndex" => Test,
        "count" => OptionalTest,
        "map" or "groupBy" => Selector,
        "sum" => OptionalSelector,
        "sortBy" or "reduce" => SelectorAndMore,
        _ => null,
    };
}
