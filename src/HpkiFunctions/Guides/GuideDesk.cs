using System.Collections.Concurrent;
using Hpki.Correspondence.Forms;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;
using Hpki.Registry.Drafts;
using HpkiFunctions.Problems;
using HpkiFunctions.Upkeep;

namespace HpkiFunctions.Guides;

/// <summary>Checks what was typed, keeps it, and prints forms.</summary>
public sealed class GuideDesk(DraftStore drafts, PaperForms forms, UpkeepOptions upkeep, TimeProvider time)
{
    readonly ConcurrentDictionary<FormKind, byte[]> blanks = new();
    readonly DateTimeOffset started = time.GetUtcNow();

    /// <summary>Days for which a draft waits for its paper.</summary>
    public int KeptDays => upkeep.DraftDays;

    /// <exception cref="ProblemException">There is no such page.</exception>
    public static ProcedureGuide Find(string procedure) => ProcedureGuides.Find(procedure)
        ?? throw new ProblemException(Problem.NotFound("unknown-procedure", "この手続きのページはありません", "手続きの一覧から選んでください。"));

    /// <summary>The blank form, drawn once: it is the same for everybody.</summary>
    public byte[] Blank(FormKind kind) => blanks.GetOrAdd(kind, kind => forms.Print(new() { Kind = kind, PrintedAt = started }));

    /// <summary>The typed answers as they would be printed, and everything that is wrong with them.</summary>
    public FormCheckResult Check(ProcedureGuide guide, IReadOnlyDictionary<string, string> typed)
    {
        FormCheckResult result = FormCheck.Of(FormContents.Of(guide.Form), typed, TokyoTime.DateOf(time.GetUtcNow()));
        IEnumerable<FormMistake> unprintable = PaperForms.Check(guide.Form, result.Entries).Where(mistake => result.Mistakes.All(known => known.Key != mistake.Key));
        return result with { Mistakes = [.. result.Mistakes, .. unprintable] };
    }

    /// <summary>Keeps checked answers until their paper comes.</summary>
    public async Task<Draft> SaveAsync(ProcedureGuide guide, IReadOnlyDictionary<string, string> entries, string submissionKey, CancellationToken cancellationToken)
    {
        DraftReference reference = await drafts.SaveAsync(
            new()
            {
                SubmissionKey = submissionKey,
                Form = FormContents.Of(guide.Form).Code,
                Version = FormLayouts.Current(guide.Form).Version,
                Guide = guide.Slug,
                Entries = entries,
                DeleteOn = TokyoTime.DateOf(time.GetUtcNow()).AddDays(upkeep.DraftDays),
            },
            cancellationToken);
        return await OpenAsync(guide, reference, cancellationToken);
    }

    /// <exception cref="ProblemException">It is gone, was typed on another page, or its paper has come.</exception>
    public async Task<Draft> OpenAsync(ProcedureGuide guide, DraftReference reference, CancellationToken cancellationToken) =>
        await drafts.FindAsync(reference, cancellationToken) is not { } draft || draft.Guide != guide.Slug
            ? throw new ProblemException(Problem.NotFound("unknown-form", "入力した内容が見つかりません", "お手数ですが、はじめからもう一度入力してください。"))
        : draft.UsedBy is not null
            ? throw new ProblemException(Problem.Conflict("form-received", "この用紙は、すでにセンターに届いています", "新しくお手続きをされる場合は、はじめからもう一度入力してください。"))
        : draft;

    /// <summary>The form filled in, with the draft's reference in its code.</summary>
    public async Task<byte[]> PrintAsync(Draft draft, CancellationToken cancellationToken)
    {
        byte[] pdf = forms.Print(new()
        {
            Kind = FormContents.Find(draft.Form)!.Kind,
            Version = draft.Version,
            Reference = draft.Reference.Text,
            Number = draft.Reference.ToString(),
            Entries = draft.Entries,
            PrintedAt = draft.StoredAt,
        });
        await drafts.NotePrintingAsync(draft.Reference, cancellationToken);
        return pdf;
    }
}
