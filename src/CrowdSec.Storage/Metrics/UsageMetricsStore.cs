using System.Runtime.CompilerServices;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Metrics;

/// <summary>Table metrics.</summary>
internal sealed class UsageMetricsStore(Database database) : IUsageMetricsStore
{
    private const int PageSize = 100;

    public Task AddAsync(UsageMetrics metrics, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => transaction.Sql.Execute(
            "INSERT INTO metrics (generated_type, generated_by, received_at, payload) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            TypeOf(metrics.ByMachine),
            metrics.Name,
            metrics.ReceivedAt,
            metrics.Payload),
        cancellationToken);

    public async IAsyncEnumerable<UsageMetrics> ListAsync(bool byMachine, string? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = 0L;
        while (true)
        {
            var page = await database.ReadAsync(
                "SELECT id, generated_by, received_at, payload FROM metrics WHERE generated_type = $1 AND ($2 = '' OR generated_by = $2) AND id > $3 ORDER BY id LIMIT $4",
                row => (Id: row.Long(0), Metrics: new UsageMetrics(byMachine, row.Text(1), row.Time(2), row.Text(3))),
                cancellationToken,
                TypeOf(byMachine),
                name ?? "",
                last,
                (long)PageSize);
            foreach (var (id, metrics) in page)
            {
                last = id;
                yield return metrics;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }

    private static string TypeOf(bool byMachine) => byMachine ? "LP" : "RC";
}
