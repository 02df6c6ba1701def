using System.Security.Cryptography;
using System.Text.Json;
using Hpki.Correspondence.Letters;
using Hpki.Pki.Escrow;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.DataProtection;

namespace HpkiFunctions.PinDisclosures;

/// <summary>
/// Opens a sealed PIN, and nothing else does. Each approver applies their half of the escrow key to the one envelope; the print joins the two results in
/// memory, sets the letter and forgets. Neither half nor both are of use for any other card, and the halves are deleted before the PIN is out.
/// </summary>
public sealed class PinOpenings(
    HolderRegistry registry, PinDisclosureDecisions decisions, PinDisclosureOptions options, CardBureauOptions bureau, SealedPins pins, OpeningHalves halves,
    PinLetterPrinter printer, IDataProtectionProvider protection, TimeProvider time)
{
    const string PassphraseField = "passphrase";
    const int MostWrongPassphrases = 5;

    readonly IDataProtector protector = protection.CreateProtector("HpkiFunctions.PinDisclosures.Half");

    /// <summary>Before an approval is decided: the approver's half is applied to the card's envelope and kept for the print.</summary>
    /// <exception cref="ProblemException">They are no keeper, the passphrase is not theirs, or no PIN is kept for the card.</exception>
    public async Task ApplyHalfAsync(HolderFile file, StaffTask task, string passphrase, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (passphrase.Length == 0)
        {
            throw new ProblemException(NoPassphrase);
        }

        LockedShare locked = options.Keepers?.Of(staff.StaffId) ?? throw new ProblemException(Problem.Conflict("no-keeper", "開示の鍵をお持ちではありません",
            "暗証番号の開示は、開示の鍵の保管者に指名された承認の担当者だけが承認できます。"));
        if (task.WrongPassphrases?.Count(who => who == staff.StaffId) >= MostWrongPassphrases)
        {
            throw new ProblemException(Problem.Conflict("too-many-passphrases", $"合言葉の誤りが{MostWrongPassphrases}回に達しました",
                "この承認は、ほかの保管者だけが行えます。お心当たりのない場合は、直ちに管理者に連絡してください。"));
        }

        byte[] envelope = await EnvelopeAsync(file.Request(task.RequestId), cancellationToken);
        EscrowShare share = locked.Unlock(passphrase) ?? throw await WrongPassphraseAsync(task, staff, signals);
        PartialOpening half = PartialOpening.Of(envelope, share, staff.StaffId);
        await halves.KeepAsync(task.TaskId, staff.StaffId, protector.CreateProtector(task.TaskId).Protect(JsonSerializer.SerializeToUtf8Bytes(half)), cancellationToken);
    }

    /// <summary>印刷: the PDF of the letter, this once.</summary>
    /// <exception cref="ProblemException">It was printed already, or must not be printed.</exception>
    public async Task<byte[]> PrintAsync(HolderFile file, StaffTask task, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (task.CompletedAt is not null)
        {
            throw new ProblemException(Printed);
        }

        Request request = file.Request(task.RequestId);

        // What forbids the print is found before anything is opened.
        decisions.Print(file, task, staff.StaffId);
        byte[] envelope = await EnvelopeAsync(request, cancellationToken);
        IReadOnlyList<StaffTask> approvals = PinOpeningRound.ApprovalsOf(file, request);
        PartialOpening[] both = [await HalfAsync(approvals[0], cancellationToken), await HalfAsync(approvals[1], cancellationToken)];
        byte[] letter = Letter(file, request, envelope, both[0], both[1]);

        // Of two people who print at once, one prints: the other's decision is none any more, and their letter goes nowhere.
        bool isFirst = false;
        await registry.DecideAsync(request.HolderId, $"print-{task.TaskId}-{staff.StaffId}-{Guid.NewGuid():N}", now => Decide(now, out isFirst), signals, CancellationToken.None);
        if (!isFirst)
        {
            throw new ProblemException(Printed);
        }

        foreach (StaffTask approval in approvals)
        {
            await halves.DeleteAsync(approval.TaskId, CancellationToken.None);
        }

        return letter;

        Decision? Decide(HolderFile now, out bool first)
        {
            if (now.Holder != file.Holder)
            {
                throw new ProblemException(Problem.Conflict("register-changed", "登録内容が変わりました", "もう一度、通知書を印刷してください。"));
            }

            StaffTask asItIs = RequestDesk.TaskOf(now, task.RequestId, task.TaskId);
            first = asItIs.CompletedAt is null;
            return first ? decisions.Print(now, asItIs, staff.StaffId) : null;
        }
    }

    byte[] Letter(HolderFile file, Request request, byte[] envelope, PartialOpening first, PartialOpening second)
    {
        byte[] pin = EscrowOpening.Open(envelope, first, second, Modulus());
        try
        {
            return printer.Print(new()
            {
                Recipient = new(file.Holder.ResidencePostalCode, file.Holder.ResidenceAddress, $"{file.Holder.FamilyName} {file.Holder.GivenName}"),
                RequestNumber = RequestNumber.Parse(request.RequestId).ToString(),
                CardEnding = request.CardSerial![^4..],
                Date = TokyoTime.DateOf(time.GetUtcNow()),
                Pin = SealedPin.Of(pin, request.CardSerial!) ?? throw new ProblemException(ForeignPin),
            }).Pdf;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pin);
        }
    }

    byte[] Modulus()
    {
        using RSA key = System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPublicKey(bureau.Escrow)!;
        return key.ExportParameters(includePrivateParameters: false).Modulus!;
    }

    async Task<byte[]> EnvelopeAsync(Request request, CancellationToken cancellationToken) =>
        await pins.FindAsync(request.CardSerial!, cancellationToken) ?? throw new ProblemException(Problem.Conflict("no-sealed-pin", "この資格証の暗証番号は保管されていません",
            "開示できません。差し戻したうえで、PIN閉塞解除または再発行をご案内してください。"));

    async Task<PartialOpening> HalfAsync(StaffTask approval, CancellationToken cancellationToken)
    {
        byte[] kept = await halves.FindAsync(approval.TaskId, approval.CompletedBy!, cancellationToken) ?? throw new ProblemException(Printed);
        return JsonSerializer.Deserialize<PartialOpening>(protector.CreateProtector(approval.TaskId).Unprotect(kept))!;
    }

    // Noted with every try, so that trying shows, and ends.
    async Task<ProblemException> WrongPassphraseAsync(StaffTask task, StaffPrincipal staff, IOrchestrationSignals signals)
    {
        await registry.DecideAsync(
            task.HolderId, $"wrong-passphrase-{Guid.NewGuid():N}",
            now => new Decision().Put(Tried(now))
                .Record("pin.wrong-passphrase", staff.Actor, task.RequestId, new Dictionary<string, string> { ["taskId"] = task.TaskId }), signals, CancellationToken.None);
        return new(Problem.BadField(PassphraseField, "開示の合言葉が違います", "ご自身の開示の合言葉を確かめて、入力し直してください。誤った入力は記録されます。"));

        StaffTask Tried(HolderFile now)
        {
            StaffTask tried = RequestDesk.TaskOf(now, task.RequestId, task.TaskId);
            return tried with { WrongPassphrases = [.. tried.WrongPassphrases ?? [], staff.StaffId] };
        }
    }

    internal static Problem NoPassphrase { get; } = Problem.BadField(PassphraseField, "開示の合言葉がありません", "ご自身の開示の合言葉を入力してください。");

    static Problem ForeignPin { get; } = Problem.Conflict("foreign-pin", "保管されている暗証番号は、この資格証のものではありません",
        "印刷していません。管理者に連絡してください。「印刷しない」を選び、理由を記録してください。");

    static Problem Printed { get; } = Problem.Conflict("pin-printed", "この通知書は印刷済みです",
        "承認1回につき、印刷は1回だけです。印刷できていない場合は、発送のタスクで「発送しない」を選び、あらためて承認を受けてください。");
}
