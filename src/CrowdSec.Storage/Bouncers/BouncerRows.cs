using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Bouncers;

internal static class BouncerRows
{
    /// <summary>Removes bouncers with their cursors.</summary>
    public static void Delete(WriteTransaction transaction, IReadOnlyList<long> ids)
    {
        foreach (var id in ids)
        {
            transaction.Sql.Execute("DELETE FROM bouncer_cursors WHERE bouncer_id = $1", id);
            transaction.Sql.Execute("DELETE FROM bouncers WHERE id = $1", id);
            transaction.Note(StoreChangeKind.Bouncers, id, id);
        }
    }
}
