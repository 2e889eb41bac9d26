using CrowdSec.Expr.Analysis;

namespace CrowdSec.Engine.Scenarios.Routing;

/// <summary>One condition of a scenario's filter.</summary>
/// <param name="Memo">Place where the answer is remembered for the event, because several scenarios ask; -1: nobody else asks.</param>
internal readonly record struct RouteStep(Conjunct Conjunct, int Memo);
