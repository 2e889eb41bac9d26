namespace CrowdSec.Storage.Sql;

/// <summary>How far a failure reaches.</summary>
internal enum FailureKind
{
    /// <summary>The statement was refused; the transaction can go on after going back to its savepoint.</summary>
    Statement,

    /// <summary>The transaction is lost, the connection may be kept: locked, deadlock, disk full.</summary>
    Transaction,

    /// <summary>The connection is of no use any more.</summary>
    Connection,
}
