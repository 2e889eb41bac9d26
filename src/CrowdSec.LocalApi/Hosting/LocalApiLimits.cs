namespace CrowdSec.LocalApi.Hosting;

/// <summary>What clients may cost. The defaults suit bouncers that ask every 10 to 60 seconds and keep their connections.</summary>
public sealed record LocalApiLimits
{
    public int MostConnections { get; init; } = 10_000;

    /// <summary>A connection without a request is closed after this.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>For the whole head of a request, and for the handshake.</summary>
    public TimeSpan RequestHead { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes per second; a body that comes more slowly is dropped after <see cref="SlowBodyGrace"/>.</summary>
    public double SlowestBody { get; init; } = 240;

    public TimeSpan SlowBodyGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes per second; who reads an answer more slowly is hung up on after <see cref="SlowAnswerGrace"/>.</summary>
    public double SlowestAnswer { get; init; } = 2048;

    public TimeSpan SlowAnswerGrace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes.</summary>
    public int LongestRequestLine { get; init; } = 32 << 10;

    /// <summary>Bytes.</summary>
    public int LongestHead { get; init; } = 64 << 10;

    /// <summary>Passwords are dear to check on purpose: at most this many at a time.</summary>
    public int ConcurrentLogins { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Logins that wait for their turn; more are turned away with 503.</summary>
    public int WaitingLogins { get; init; } = 256;

    /// <summary>For requests that are under way when the server stops.</summary>
    public TimeSpan Shutdown { get; init; } = TimeSpan.FromSeconds(5);
}
