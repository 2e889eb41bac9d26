using CrowdSec.Expr;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>Compiles profiles; mistakes become diagnostics at their place in the file.</summary>
internal sealed class ProfileCompiler
{
    private readonly ExprEnvironment _environment;
    private readonly IOffenceHistory _history;
    private readonly TimeProvider _clock;
    private readonly ILog _log;
    private readonly DiagnosticBag _diagnostics;

    public ProfileCompiler(ProfileLanguage language, IOffenceHistory history, TimeProvider clock, ILog log, DiagnosticBag diagnostics)
    {
        _environment = new ExprEnvironment(language.Types) { Clock = clock }.Variable("Alert", typeof(Alert)).AddFunctions(language.Functions);
        _history = history;
        _clock = clock;
        _log = log;
        _diagnostics = diagnostics;
    }

    public Profile Compile(ProfileSpec spec, int index)
    {
        var filters = spec.Filters.Select(filter => CompileFilter(filter, spec)).OfType<Expression>().ToList();
        var duration = spec.DurationExpression is { } text ? Compile(text, spec, "duration_expr") : null;
        return new Profile(spec, filters, new DurationRule(spec.Name, duration, spec.Escalation, _history, _clock, _log), index);
    }

    private Expression? CompileFilter(SourceText text, ProfileSpec spec)
    {
        var filter = Compile(text, spec, "filter");
        if (filter is null || filter.ResultType is "bool" or "any")
        {
            return filter;
        }

        _diagnostics.Error(text.File, text.Line, text.Column, $"filter gives {filter.ResultType}", "it must give true or false");
        return null;
    }

    private Expression? Compile(SourceText text, ProfileSpec spec, string what)
    {
        if (Expression.TryCompile(text.Value, _environment, out var expression, out var error))
        {
            return spec.Debug ? expression!.WithTrace(new DebugTrace(_log, spec.Name, what)) : expression;
        }

        _diagnostics.Error(text.File, text.Line, text.Column, $"{what}: {error}", "mend the expression");
        return null;
    }
}
