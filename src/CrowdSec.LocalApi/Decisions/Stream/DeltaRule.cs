namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>What a visited row adds to a delta.</summary>
internal enum DeltaRule
{
    /// <summary>Itself, when it is in force and the longest.</summary>
    New,

    /// <summary>What is in force on its value: its end was moved.</summary>
    Remaining,

    /// <summary>What is in force on its value under other types, when it is told as deleted.</summary>
    OtherTypes,

    /// <summary>As <see cref="OtherTypes"/>, for rows that are told by <see cref="EndedBefore"/>.</summary>
    OtherTypesBefore,

    /// <summary>Itself, when it has ended and was the longest.</summary>
    Ended,

    /// <summary>As <see cref="Ended"/>, for rows whose end lies before what the puller knows, because another server's clock is behind or the own one went back.</summary>
    EndedBefore,
}
