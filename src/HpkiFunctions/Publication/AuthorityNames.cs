using Hpki.Pki.Certificates;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Publication;

/// <summary>The names by which addresses call the authorities: sign and auth.</summary>
static class AuthorityNames
{
    /// <exception cref="ProblemException">No authority has this name.</exception>
    public static CertificatePurpose PurposeOf(string name) => name switch
    {
        "sign" => CertificatePurpose.Signing,
        "auth" => CertificatePurpose.Authentication,
        _ => throw new ProblemException(Problem.NotFound("unknown-authority", "この認証局はありません", "root、sign、auth のいずれかを指定してください。")),
    };
}
