namespace CrowdSec.Protocol.Clients;

/// <summary>How to reach a Local API.</summary>
public sealed record ClientOptions
{
    /// <summary>As <see cref="ApiAddress.Parse"/> takes it.</summary>
    public required string Url { get; init; }

    /// <summary>"name/version": exactly one slash, or the server refuses log-ins. See <see cref="UserAgents"/>.</summary>
    public required string UserAgent { get; init; }

    /// <summary>PEM file of authorities that are trusted besides those of the system; "" for none.</summary>
    public string CaCertPath { get; init; } = "";

    /// <summary>PEM file of a client certificate and what leads to its authority; "" for none.</summary>
    public string CertPath { get; init; } = "";

    /// <summary>PEM file of the certificate's key.</summary>
    public string KeyPath { get; init; } = "";

    /// <summary>Trust whatever answers.</summary>
    public bool InsecureSkipVerify { get; init; }

    /// <summary>For a request with a short answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For requests that store or read much.</summary>
    public TimeSpan LongTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Bytes of an answer that is kept whole, uncompressed.</summary>
    public int MostAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes of one element of an answer that is read element by element: an alert may carry a whole blocklist.</summary>
    public int MostElementBytes { get; init; } = 512 * 1024 * 1024;
}
