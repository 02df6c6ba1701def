using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hpki.Procedures.LostReports;
using Hpki.Registry;
using Hpki.Registry.Model;

namespace HpkiFunctions.LostReports;

/// <summary>
/// What a call asked for, as a hash under the look-up key: the same idempotency key with other contents is told apart by it. The caller's answers go in
/// by their outcome alone, because a fast hash of the revocation word beside its slow one would undo the slow one.
/// </summary>
public sealed class CallContents(RegistryOptions options)
{
    internal string Of(Holder holder, LostReportCall call)
    {
        CallerProof proof = call.Caller.Against(holder);
        string content = JsonSerializer.Serialize(new object?[]
        {
            "call", call.CardSerial, call.Input.Reason, call.Input.Circumstances, call.Input.SecondCertificateToo, call.Input.WantsReissue,
            proof.Accepted, proof.Method, proof.Matched, proof.Mismatched, proof.Word, proof.CalledBack,
        });
        return Convert.ToHexString(HMACSHA256.HashData(options.LookupKey, Encoding.UTF8.GetBytes(content)))[..32];
    }
}
