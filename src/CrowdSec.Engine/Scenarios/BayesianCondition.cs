using CrowdSec.Engine.Scenarios.Specs;
using CrowdSec.Expr;

namespace CrowdSec.Engine.Scenarios;

internal sealed record BayesianCondition(BayesianConditionSpec Spec, Expression Expression);
