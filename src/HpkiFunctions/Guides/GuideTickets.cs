using System.Security.Cryptography;
using Hpki.Procedures.Forms;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Guides;

/// <summary>
/// What opens a typed form from outside: given to the page of whoever typed it, for a while, and sent back in a form's body. The reference on
/// the paper does not open it, because the paper goes through many hands; and no address holds either.
/// </summary>
public sealed class GuideTickets(IDataProtectionProvider protection, GuideOptions options, TimeProvider time)
{
    static readonly Problem Expired = new(StatusCodes.Status410Gone, "form-expired", "用紙を表示できる時間が過ぎました",
        "お手数ですが、はじめからもう一度入力してください。すでにダウンロードした用紙は、そのままお使いいただけます。");

    readonly IDataProtector protector = protection.CreateProtector("HpkiFunctions.Guides.Ticket");

    public string For(DraftReference reference) =>
        protector.Protect($"{time.GetUtcNow().AddHours(options.TicketHours).ToUnixTimeSeconds()} {reference.Text}");

    /// <exception cref="ProblemException">No ticket of ours, or too old.</exception>
    public DraftReference Read(string ticket)
    {
        try
        {
            string[] parts = protector.Unprotect(ticket).Split(' ');
            return parts.Length == 2 && long.TryParse(parts[0], out long until) && until > time.GetUtcNow().ToUnixTimeSeconds()
                && DraftReference.TryParse(parts[1], out DraftReference reference)
                ? reference
                : throw new ProblemException(Expired);
        }
        catch (CryptographicException)
        {
            throw new ProblemException(Expired);
        }
    }
}
