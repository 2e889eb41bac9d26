namespace CrowdSec.Engine.HubTesting.Asserts;

/// <param name="Name">The key, field or method; for calls with an argument, <paramref name="Argument"/> is that argument.</param>
/// <param name="From">The index, or the start of the slice.</param>
/// <param name="To">The end of the slice; -1 for its default.</param>
internal readonly record struct AssertStep(AssertStepKind Kind, string Name, string Argument, int From, int To);
