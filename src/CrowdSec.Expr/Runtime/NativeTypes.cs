using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

/// <summary>The methods of times, durations, zones, months and weekdays.</summary>
internal static class NativeTypes
{
    private static readonly HostType Time = TimeMethods.Build();
    private static readonly HostType Duration = DurationMethods.Build();

    private static readonly HostType Zone = new NativeType("*time.Location", typeof(GoZone)).Method("String", (GoZone zone) => zone.Name);

    private static readonly HostType Named = new NativeType("time.Month", typeof(NamedInteger)).Method("String", (NamedInteger value) => value.Text);

    public static HostType? Find(TypeKind kind) => kind switch
    {
        TypeKind.Time => Time,
        TypeKind.Duration => Duration,
        _ => null,
    };

    public static HostType? Find(Type clrType) => clrType == typeof(GoZone) ? Zone : null;

    public static HostType? Of(object? value) => value switch
    {
        GoTime => Time,
        GoDuration => Duration,
        GoZone => Zone,
        NamedInteger => Named,
        _ => null,
    };
}
