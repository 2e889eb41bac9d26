namespace CrowdSec.Foundation.Values;

/// <summary>Order and equality of instants, whatever their zones.</summary>
public readonly partial struct GoTime
{
    public bool Equals(GoTime other) => _seconds == other._seconds && _nanoseconds == other._nanoseconds;

    public override bool Equals(object? obj) => obj is GoTime other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_seconds, _nanoseconds);

    public int CompareTo(GoTime other)
    {
        var order = _seconds.CompareTo(other._seconds);
        return order != 0 ? order : _nanoseconds.CompareTo(other._nanoseconds);
    }

    public static bool operator ==(GoTime left, GoTime right) => left.Equals(right);

    public static bool operator !=(GoTime left, GoTime right) => !left.Equals(right);

    public static bool operator <(GoTime left, GoTime right) => left.CompareTo(right) < 0;

    public static bool operator >(GoTime left, GoTime right) => left.CompareTo(right) > 0;

    public static bool operator <=(GoTime left, GoTime right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GoTime left, GoTime right) => left.CompareTo(right) >= 0;
}
