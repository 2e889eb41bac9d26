using System.Data.Common;

namespace CrowdSec.Storage.Sql;

/// <summary>A connection and its prepared statements. For one thread at a time. Parameters are $1, $2, … in the order of the arguments.</summary>
internal sealed class SqlSession(DbConnection connection, Dialect dialect) : IDisposable
{
    private const int MostCommands = 128;
    private readonly Dictionary<string, DbCommand> _commands = [];
    private IDisposable? _attachment;

    public DbConnection Connection { get; } = connection;

    public Dialect Dialect { get; } = dialect;

    /// <summary>Something that lives as long as the connection, made when first asked for; there is one.</summary>
    public T Attached<T>(Func<SqlSession, T> create)
        where T : class, IDisposable => (T)(_attachment ??= create(this));

    public int Execute(string sql, params ReadOnlySpan<object?> arguments) => Bind(sql, arguments).ExecuteNonQuery();

    /// <returns>0 when there is no row.</returns>
    public long Long(string sql, params ReadOnlySpan<object?> arguments) => Bind(sql, arguments).ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value) : 0;

    public List<T> Read<T>(string sql, Func<SqlRow, T> read, params ReadOnlySpan<object?> arguments)
    {
        var result = new List<T>();
        using var reader = Bind(sql, arguments).ExecuteReader();
        var row = new SqlRow(reader, Dialect);
        while (reader.Read())
        {
            result.Add(read(row));
        }

        return result;
    }

    public Task<List<T>> ReadAsync<T>(string sql, Func<SqlRow, T> read, CancellationToken cancellationToken, params ReadOnlySpan<object?> arguments) =>
        ReadAsync(Bind(sql, arguments), read, cancellationToken);

    public DbDataReader Open(string sql, params ReadOnlySpan<object?> arguments) => Bind(sql, arguments).ExecuteReader();

    public void Dispose()
    {
        _attachment?.Dispose();
        Forget();
        Connection.Dispose();
    }

    private async Task<List<T>> ReadAsync<T>(DbCommand command, Func<SqlRow, T> read, CancellationToken cancellationToken)
    {
        var result = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new SqlRow(reader, Dialect);
        while (await reader.ReadAsync(cancellationToken))
        {
            result.Add(read(row));
        }

        return result;
    }

    private DbCommand Bind(string sql, ReadOnlySpan<object?> arguments)
    {
        var command = Command(sql, arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            Dialect.Bind(command.Parameters[i], arguments[i] is string text ? DbText.Clean(text) : arguments[i]);
        }

        return command;
    }

    private DbCommand Command(string sql, int parameters)
    {
        if (_commands.TryGetValue(sql, out var command))
        {
            return command;
        }

        // Filters make many statements; what is common comes back soon.
        if (_commands.Count >= MostCommands)
        {
            Forget();
        }

        command = Connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(Dialect.CreateParameter(i));
        }

        return _commands[sql] = command;
    }

    private void Forget()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _commands.Clear();
    }
}
