using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Drafts;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;

namespace HpkiFunctions.Intake;

/// <summary>
/// Finds whose paper a form is. A reference is a request's number or a draft's. A draft says whom it is about in the words of whoever typed it,
/// so its registration number, name and birth date must all agree with one holder of the register; otherwise a person decides.
/// </summary>
public sealed class PaperTargets(HolderRegistry registry, LookupIndex lookups, DraftStore drafts)
{
    public async Task<PaperTarget> FindAsync(FormCode code, CancellationToken cancellationToken)
    {
        if (code.Reference == FormCode.BlankReference)
        {
            return new() { Reason = TrayReason.BlankForm };
        }

        if (RequestNumber.TryParse(code.Reference, out RequestNumber number) && await HolderOfAsync(number, cancellationToken) is { } holderId)
        {
            return new() { HolderId = holderId, RequestId = number.Id };
        }

        if (!DraftReference.TryParse(code.Reference, out DraftReference reference))
        {
            return new() { Reason = TrayReason.UnknownRequest };
        }

        return await drafts.FindAsync(reference, cancellationToken) is not { } draft ? new() { Reason = TrayReason.DraftGone }
            : draft.Form != code.Form ? new() { Typed = new(draft), Reason = TrayReason.DraftOfAnotherForm }
            : await OfDraftAsync(new(draft), cancellationToken);
    }

    /// <summary>What was typed for a request's form; null when nothing was, or it is deleted.</summary>
    public async Task<TypedForm?> TypedAsync(string? reference, CancellationToken cancellationToken) =>
        DraftReference.TryParse(reference, out DraftReference known) && await drafts.FindAsync(known, cancellationToken) is { } draft ? new(draft) : null;

    /// <summary>Notes which document the form became; again with the same one changes nothing.</summary>
    public Task<DraftUse> UseAsync(TypedForm typed, string documentId, CancellationToken cancellationToken) =>
        DraftReference.TryParse(typed.Reference, out DraftReference reference)
            ? drafts.UseAsync(reference, documentId, cancellationToken)
            : throw new InvalidOperationException("What was typed has no reference of a draft.");

    /// <summary>The holder of a request; null when there is no such request.</summary>
    public async Task<string?> HolderOfAsync(RequestNumber number, CancellationToken cancellationToken) =>
        (await lookups.FindAsync(LookupKind.RequestId, number.Id, cancellationToken: cancellationToken)) is [var hit, ..] ? hit.HolderId : null;

    async Task<PaperTarget> OfDraftAsync(TypedForm typed, CancellationToken cancellationToken)
    {
        if (PaperForm.Of(typed.Form) is { Procedure: null })
        {
            return new() { Typed = typed, Reason = TrayReason.NotAHolderYet };
        }

        List<string> matching = [];
        foreach (LookupHit hit in await CandidatesAsync(typed, cancellationToken))
        {
            if (await registry.FindHolderAsync(hit.HolderId, cancellationToken) is { } holder && Agrees(typed, holder))
            {
                matching.Add(holder.HolderId);
            }
        }

        return matching is [{ } only] ? new() { Typed = typed, HolderId = only } : new() { Typed = typed, Reason = TrayReason.HolderUnclear };
    }

    async Task<IReadOnlyList<LookupHit>> CandidatesAsync(TypedForm typed, CancellationToken cancellationToken)
    {
        try
        {
            return typed.MedicalRegistrationNumber is { } number
                ? await lookups.FindAsync(LookupKind.MedicalRegistrationNumber, MedicalRegistrationNumber.Parse(number).Digits, cancellationToken: cancellationToken)
                : [];
        }
        catch (InvalidIdentifierException)
        {
            return [];
        }
    }

    /// <summary>Whether all three facts are there and agree. The name may agree as written or as read.</summary>
    public static bool Agrees(TypedForm typed, Holder holder) =>
        typed.BirthDate == holder.BirthDate
        && SameNumber(typed.MedicalRegistrationNumber, holder.MedicalRegistrationNumber)
        && (SameName(typed.Name, holder.FamilyName + holder.GivenName) || SameKana(typed.Kana, holder.FamilyKana + holder.GivenKana));

    static bool SameNumber(string? typed, string registered) => Same(typed, registered, text => MedicalRegistrationNumber.Parse(text).Digits);

    static bool SameName(string? typed, string registered) => Same(typed, registered, KanjiName.Normalised);

    static bool SameKana(string? typed, string registered) => Same(typed, registered, KanaName.Part);

    static bool Same(string? typed, string registered, Func<string, string> normalised)
    {
        try
        {
            return typed is not null && normalised(typed) == normalised(registered);
        }
        catch (InvalidIdentifierException)
        {
            return false;
        }
    }
}
