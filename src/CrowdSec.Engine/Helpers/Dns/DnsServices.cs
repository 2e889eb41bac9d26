namespace CrowdSec.Engine.Helpers.Dns;

/// <summary>The name service with what is remembered of it. One per process, so that a reload does not forget. Thread-safe.</summary>
public sealed class DnsServices
{
    public DnsServices(ReverseDnsOptions options, TimeProvider clock)
        : this(new SystemResolver(), options, clock)
    {
    }

    internal DnsServices(IResolver resolver, ReverseDnsOptions options, TimeProvider clock)
    {
        Resolver = resolver;
        Reverse = new ReverseDnsCache(resolver, clock, options);
        Confirmed = new ConfirmedDns(Reverse, resolver, clock, options);
    }

    internal IResolver Resolver { get; }

    internal ReverseDnsCache Reverse { get; }

    internal ConfirmedDns Confirmed { get; }
}
