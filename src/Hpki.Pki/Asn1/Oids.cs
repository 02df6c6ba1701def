namespace Hpki.Pki.Asn1;

/// <summary>Object identifiers of RFC 5280, RFC 4055 and ISO 17090 that the profile uses.</summary>
static class Oids
{
    public const string Sha256WithRsa = "1.2.840.113549.1.1.11";
    public const string Country = "2.5.4.6";
    public const string CommonName = "2.5.4.3";
    public const string SerialNumber = "2.5.4.5";
    public const string SubjectDirectoryAttributes = "2.5.29.9";
    public const string SubjectKeyIdentifier = "2.5.29.14";
    public const string CrlNumber = "2.5.29.20";
    public const string ReasonCode = "2.5.29.21";
    public const string CertificatePolicies = "2.5.29.32";
    public const string AuthorityKeyIdentifier = "2.5.29.35";
    public const string PolicyCps = "1.3.6.1.5.5.7.2.1";
    public const string HcRole = "1.0.17090.0.1";
    public const string HcRoleNationalCoding = "1.2.392.100495.1.6.1.1";
}
