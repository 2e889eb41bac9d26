using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Decisions;

/// <summary>Questions about blocks of addresses as SQL, such that the index on start_ip finds the rows.</summary>
internal static class AddressConditions
{
    /// <summary>Rows whose block holds the given one.</summary>
    /// <param name="table">Alias of the table with the address columns.</param>
    public static string Holding(SqlConditions sql, string table, IpRange range)
    {
        var block = range.Unmap();
        var columns = AddressColumns.From(block);

        // A block that holds it begins where one of its shorter prefixes begins: that leaves a few places to look at instead of everything that begins before.
        var starts = sql.Argument(Beginnings(block));
        var end = sql.Argument(columns.EndIp);
        var begins = sql.Dialect.IsAnyOf($"{table}.start_ip", starts);
        if (columns.Size == 4)
        {
            return $"({begins} AND {table}.end_ip >= {end} AND {table}.ip_size = 4)";
        }

        var start = sql.Argument(columns.StartIp);
        var (startSuffix, endSuffix) = (sql.Argument(columns.StartSuffix), sql.Argument(columns.EndSuffix));
        return $"({begins} AND {table}.end_ip >= {end} AND {table}.ip_size = 16 AND ({table}.start_ip < {start} OR {table}.start_suffix <= {startSuffix}) AND ({table}.end_ip > {end} OR {table}.end_suffix >= {endSuffix}))";
    }

    /// <summary>Rows whose block lies inside the given one.</summary>
    public static string Inside(SqlConditions sql, string table, IpRange range)
    {
        var columns = AddressColumns.From(range);
        var (start, end) = (sql.Argument(columns.StartIp), sql.Argument(columns.EndIp));
        var between = $"{table}.start_ip >= {start} AND {table}.start_ip <= {end} AND {table}.end_ip <= {end}";
        if (columns.Size == 4)
        {
            return $"({between} AND {table}.ip_size = 4)";
        }

        var (startSuffix, endSuffix) = (sql.Argument(columns.StartSuffix), sql.Argument(columns.EndSuffix));
        return $"({between} AND {table}.ip_size = 16 AND ({table}.start_ip > {start} OR {table}.start_suffix >= {startSuffix}) AND ({table}.end_ip < {end} OR {table}.end_suffix <= {endSuffix}))";
    }

    /// <summary>start_ip of every block that holds this one.</summary>
    private static long[] Beginnings(IpRange block)
    {
        var most = block.First.IsV4 ? block.Length : Math.Min(block.Length, 64);
        var starts = new HashSet<long> { AddressColumns.From(block).StartIp };
        for (var length = 0; length <= most; length++)
        {
            starts.Add(AddressColumns.From(new IpRange(block.First, length)).StartIp);
        }

        return [.. starts];
    }
}
