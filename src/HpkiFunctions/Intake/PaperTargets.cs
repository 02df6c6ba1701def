using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Drafts;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Requests;

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

        return await drafts.FindAsync(reference, cancellationToken) switch
        {
            null => new() { Reason = TrayReason.DraftGone },
            { UsedBy: not null } used => await OfUsedAsync(used, cancellationToken),
            // A paper as this house never printed it: what was typed may stand in other places.
            { } draft when draft.Form != code.Form || draft.Version != code.Version => new() { Typed = TypedForm.Of(draft), Reason = TrayReason.DraftOfAnotherForm },
            { } draft => await OfDraftAsync(TypedForm.Of(draft), cancellationToken),
        };
    }

    /// <summary>What was typed for a form that was not filed yet; null when there is nothing to take over.</summary>
    public async Task<TypedForm?> FreshAsync(string? codeText, CancellationToken cancellationToken) =>
        FormCode.TryParse(codeText, out FormCode? code, out _) && DraftReference.TryParse(code.Reference, out DraftReference reference)
            && await drafts.FindAsync(reference, cancellationToken) is { UsedBy: null } draft && draft.Form == code.Form && draft.Version == code.Version
            ? TypedForm.Of(draft)
            : null;

    /// <summary>A document was filed by mistake: what was typed waits for its paper again.</summary>
    public Task GiveBackAsync(Document document, DateOnly until, CancellationToken cancellationToken) =>
        document.Typed.Count > 0 && DraftReference.TryParse(document.DraftReference, out DraftReference reference)
            ? drafts.GiveBackAsync(reference, document.DocumentId, document.Typed, until, cancellationToken)
            : Task.CompletedTask;

    /// <summary>The code of the form that was typed under this reference, as it stands on the paper; null when there is no such draft.</summary>
    public async Task<FormCode?> CodeOfAsync(DraftReference reference, CancellationToken cancellationToken) =>
        await drafts.FindAsync(reference, cancellationToken) is { } draft ? new(draft.Form, draft.Version, 1, reference.Text) : null;

    /// <summary>The card that an open request would be about: the holder's latest in force; null when there is none.</summary>
    public async Task<string?> CardOfAsync(string holderId, CancellationToken cancellationToken) =>
        WaitingRequests.CardOf(await registry.OpenAsync(holderId, cancellationToken))?.CardSerial;

    /// <summary>Once a document has what was typed, the draft goes; again with the same one changes nothing.</summary>
    public Task UseAsync(Document document, CancellationToken cancellationToken) => DraftReference.TryParse(document.DraftReference, out DraftReference reference)
        ? drafts.UseAsync(reference, document.DocumentId, document.RequestId, cancellationToken)
        : Task.CompletedTask;

    /// <summary>The holder of a request; null when there is no such request.</summary>
    public async Task<string?> HolderOfAsync(RequestNumber number, CancellationToken cancellationToken) =>
        (await lookups.FindAsync(LookupKind.RequestId, number.Id, cancellationToken: cancellationToken)) is [var hit, ..] ? hit.HolderId : null;

    async Task<PaperTarget> OfUsedAsync(Draft used, CancellationToken cancellationToken)
    {
        string? holderId = RequestNumber.TryParse(used.UsedFor, out RequestNumber number) ? await HolderOfAsync(number, cancellationToken) : null;
        Document? document = holderId is null ? null : (await registry.OpenAsync(holderId, cancellationToken)).Documents.FirstOrDefault(known => known.DocumentId == used.UsedBy);
        return new()
        {
            HolderId = holderId,
            UsedBy = used.UsedBy,
            UsedFor = document?.RequestId,
            Typed = document is null ? null : TypedForm.Of(document),
            Reason = TrayReason.DraftUsed,
        };
    }

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

    /// <summary>Whether all three facts are there and agree. The name may agree as written or as read; after a change of name it is the former one that the register has.</summary>
    public static bool Agrees(TypedForm typed, Holder holder) =>
        typed.BirthDate == holder.BirthDate
        && SameNumber(typed.MedicalRegistrationNumber, holder.MedicalRegistrationNumber)
        && (SameName(typed.FormerName ?? typed.Name, holder.FamilyName + holder.GivenName) || SameKana(typed.Kana, holder.FamilyKana + holder.GivenKana));

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
