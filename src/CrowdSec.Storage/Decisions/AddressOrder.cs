namespace CrowdSec.Storage.Decisions;

/// <summary>The order of the index on addresses.</summary>
internal sealed class AddressOrder : IComparer<AddressColumns>
{
    public static readonly AddressOrder Instance = new();

    public int Compare(AddressColumns x, AddressColumns y) => x.StartIp != y.StartIp ? x.StartIp.CompareTo(y.StartIp) : x.StartSuffix.CompareTo(y.StartSuffix);
}
