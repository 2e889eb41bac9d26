namespace CrowdSec.Storage.Changes;

/// <summary>What happened to the rows of a <see cref="StoreChange"/>. The numbers are stored.</summary>
public enum StoreChangeKind
{
    DecisionsAdded = 1,

    /// <summary>Their end was moved to an earlier instant. Not all rows of the id range need to be concerned: read them.</summary>
    DecisionsEnded = 2,

    /// <summary>The rows are gone: the flush removed them (they had ended before), or their alert was deleted (they may have been in force).</summary>
    DecisionsDeleted = 3,

    Machines = 4,

    Bouncers = 5,

    Allowlists = 6,
}
