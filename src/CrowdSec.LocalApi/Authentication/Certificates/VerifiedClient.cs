using System.Security.Cryptography.X509Certificates;

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>A client's certificate that our authority, or one below it, has signed; a feature of the connection.</summary>
internal sealed class VerifiedClient
{
    private const string CommonNameOid = "2.5.4.3";
    private const string UnitOid = "2.5.4.11";

    /// <param name="chain">From the client's own certificate up to the root.</param>
    public VerifiedClient(IReadOnlyList<X509Certificate2> chain)
    {
        Chain = chain;
        CommonName = SubjectNames.Read(Leaf.SubjectName, CommonNameOid).LastOrDefault("");
        Units = SubjectNames.Read(Leaf.SubjectName, UnitOid);
    }

    public IReadOnlyList<X509Certificate2> Chain { get; }

    public X509Certificate2 Leaf => Chain[0];

    public string CommonName { get; }

    /// <summary>Organizational units (OU).</summary>
    public IReadOnlyList<string> Units { get; }
}
