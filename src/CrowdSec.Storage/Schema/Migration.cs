using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Schema;

/// <summary>A step to a version of the schema. It runs in a transaction, and must not care how the database came to the version before.</summary>
internal sealed record Migration(int Version, Action<SqlSession, DateTime> Apply);
