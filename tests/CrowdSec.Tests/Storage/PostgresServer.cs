using CrowdSec.Configuration;
using Xunit;

namespace CrowdSec.Tests.Storage;

internal static class PostgresServer
{
    public static Task<DatabaseConfig> NewDatabaseAsync()
    {
        Assert.Skip("PostgreSQL is not supported yet");
        return Task.FromResult(new DatabaseConfig());
    }
}
