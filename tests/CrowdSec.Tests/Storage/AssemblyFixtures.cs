using CrowdSec.Tests.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]
