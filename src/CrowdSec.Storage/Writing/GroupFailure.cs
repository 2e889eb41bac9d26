using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Writing;

/// <summary>Why a group could not be written.</summary>
/// <param name="Began">False when not even the transaction could be begun, so that trying one by one is in vain.</param>
/// <param name="Left">Jobs that still have no answer.</param>
internal sealed record GroupFailure(FailureKind Kind, bool Began, Exception Cause, IReadOnlyList<WriteJob> Left);
