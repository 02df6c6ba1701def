using Hpki.Console.Parts;
using Hpki.Console.Tasks;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Papers;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using HpkiFunctions.Examinations;
using HpkiFunctions.RegisterChanges;

namespace HpkiFunctions.Pages;

/// <summary>
/// The examiner's form. It shows every paper that some reason may ask for, since the examiner says the reason on the same form; what the last
/// examination found, and what the holder typed, stands there to begin with.
/// </summary>
public sealed class ExaminationSheets(ExaminationDecisions decisions, ReissueLetters letters)
{
    public ExaminationSheet Of(RequestView view, ExaminationEntry? typed = null)
    {
        bool hasReasons = view.Request.Procedure == ProcedureKind.Reissue;
        ReissueReason? reason = typed?.Input.Reason ?? view.Request.ReissueReason ?? view.Typed?.ReissueReason;
        IReadOnlyList<ItemFinding> before = typed?.Input.Findings ?? view.File.LastExaminationOf(view.Request.RequestId)?.Findings ?? [];
        return new()
        {
            Reasons = hasReasons ? [.. Enum.GetValues<ReissueReason>().Select(one => new Choice(one.ToString(), letters.Of(one) is { } letter ? $"{letter}. {one.Title()}" : one.Title()))] : [],
            Reason = reason?.ToString(),
            AsksMembership = ProcedureCatalogue.Of(view.Request.Procedure).Course.Contains(ProcedureStage.Fee),
            Membership = (typed is null ? view.Request.WasMember : typed.Input.WasMember) switch
            {
                true => ExaminationFields.Member,
                false => ExaminationFields.NonMember,
                null => null,
            },
            RegisteredMembership = view.File.Holder.IsJmaMember ? "日本医師会会員" : "非会員",
            NewName = NewNameOf(view, typed?.Input.NewName),
            JmaMemberId = typed?.Input.JmaMemberId ?? view.File.ChangeOf(view.Request.RequestId)?.JmaMemberId ?? view.Typed?.Entries.GetValueOrDefault("jmaMemberId") ?? "",
            NewContacts = view.Request.Procedure == ProcedureKind.ContactChange ? NewContactsOf(view, typed?.Input.NewContacts) : null,
            EndOfUse = view.Request.Procedure == ProcedureKind.Discontinuation ? EndOfUseOf(view, typed) : null,
            UnblockWays = view.Request.Procedure == ProcedureKind.PinUnblock ? [.. Enum.GetValues<UnblockWay>().Select(way => new Choice(way.ToString(), way.Title()))] : [],
            UnblockWay = (typed is null ? view.Request.UnblockWay ?? WayOf(view) : typed.Input.UnblockWay)?.ToString(),
            Rows = [.. ItemsOf(view).Select(item => Row(view, item, before.FirstOrDefault(finding => finding.Item == item), typed))],
        };
    }

    // What was sent, or else entered before, or else typed on the web, where the two parts of a name stand apart by a space.
    static NewNameEntry NewNameOf(RequestView view, NameInput? sent)
    {
        if (sent is not null)
        {
            return new(sent.FamilyName ?? "", sent.GivenName ?? "", sent.FamilyKana ?? "", sent.GivenKana ?? "", sent.RomajiName ?? "");
        }

        if (view.File.ChangeOf(view.Request.RequestId) is { FamilyName: { } family } entered)
        {
            return new(family, entered.GivenName!, entered.FamilyKana!, entered.GivenKana!, entered.RomajiName!);
        }

        if (view.Typed is not { ReissueReason: ReissueReason.NameChange } typed)
        {
            return new();
        }

        (string familyName, string givenName) = Split(typed.Name);
        (string familyKana, string givenKana) = Split(typed.Kana);
        return new(familyName, givenName, familyKana, givenKana);
    }

    // What was sent, or else typed on the web.
    static NewContactsEntry NewContactsOf(RequestView view, ContactInput? sent)
    {
        string[] effects =
        [
            .. view.File.Requests.Where(other => other.RequestId != view.Request.RequestId && other.State.IsOpen() && other.Procedure != ProcedureKind.RenewalNotice)
                .Select(other => $"進行中の手続があります: {ProcedureCatalogue.Of(other.Procedure).Title} {RequestNumber.Parse(other.RequestId)}。住所の変更は、これから送る通知書と資格証の宛先に影響します。"),
            .. view.File.Letters.Where(letter => letter.State.IsInQueue())
                .Select(letter => $"郵送待ちの通知書があります(受付番号 {RequestNumber.Parse(letter.RequestId)})。印刷済みの場合、住所が変わると印刷し直しになります。"),
        ];
        if (sent is not null)
        {
            return new(sent.MailAddress ?? "", sent.PhoneNumber ?? "", sent.ResidencePostalCode ?? "", sent.ResidenceAddress ?? "", sent.Workplace ?? "") { Effects = effects };
        }

        IReadOnlyDictionary<string, string> entries = view.Typed?.Entries ?? new Dictionary<string, string>();
        return new(
            Entry("new.mail"), Entry("new.phone"), FormEntries.PostalCode(entries, "new.residence") ?? "", Entry("new.residence"), Entry("new.workplace"))
        { Effects = effects };

        string Entry(string key) => entries.GetValueOrDefault(key) ?? "";
    }

    // What was sent, or else found before, or else typed on the web.
    static EndOfUseEntry EndOfUseOf(RequestView view, ExaminationEntry? sent)
    {
        IReadOnlyDictionary<string, string> entries = view.Typed?.Entries ?? new Dictionary<string, string>();
        DiscontinuationReason? reason = sent is not null ? sent.Input.Discontinuation?.Reason
            : view.Request.DiscontinuationReason ?? (FormEntries.IsTicked(entries, "reason.death") ? DiscontinuationReason.Death
                : EndReasons.Any(key => FormEntries.IsTicked(entries, key)) ? DiscontinuationReason.OwnWish : null);
        (string year, string month, string day) = sent?.EndsOn ?? Parts(view.Request.EffectiveOn ?? FormEntries.Date(entries, "endsOn"));
        return new([.. Enum.GetValues<DiscontinuationReason>().Select(one => new Choice(one.ToString(), one.Title()))], reason?.ToString(), year, month, day)
        {
            Effects =
            [
                .. view.File.Requests
                    .Where(other => other.RequestId != view.Request.RequestId && other.State.IsOpen() && ProcedureCatalogue.Of(other.Procedure).Course.Count > 0)
                    .Select(other => $"進行中の手続も終了します: {ProcedureCatalogue.Of(other.Procedure).Title} {RequestNumber.Parse(other.RequestId)}。お預かりした手数料は返金のタスクになります。"),
            ],
        };
    }

    static UnblockWay? WayOf(RequestView view) =>
        view.Typed is not { } typed ? null
        : FormEntries.IsTicked(typed.Entries, "method.center") ? UnblockWay.AtCenter
        : FormEntries.IsTicked(typed.Entries, "method.holder") ? UnblockWay.ByHolder
        : null;

    static (string Family, string Given) Split(string? name) =>
        (name ?? "").Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var family, var given] ? (family, given) : (name ?? "", "");

    /// <summary>Every paper that the request may need for some reason.</summary>
    public IReadOnlyList<PaperItem> ItemsOf(RequestView view) =>
        [.. Reasons.SelectMany(reason => Needs(view, reason)).Select(paper => paper.Item).Distinct().Order()];

    // Whether a circumstance is given, the examiner says on the same form.
    IReadOnlyList<PaperRequirement> Needs(RequestView view, ReissueReason? reason) =>
        decisions.RequirementsOf(view.Request, reason, PaperCondition.ResidenceChanges, PaperCondition.ReportedByAnother, PaperCondition.CardIsSent);

    static readonly string[] EndReasons = ["reason.unused", "reason.retired", "reason.other"];

    static IReadOnlyList<ReissueReason?> Reasons { get; } = [null, .. Enum.GetValues<ReissueReason>().Select(reason => (ReissueReason?)reason)];

    ExaminationRow Row(RequestView view, PaperItem item, ItemFinding? found, ExaminationEntry? typed)
    {
        (string Year, string Month, string Day) issued = typed?.IssuedOn.GetValueOrDefault(item) ?? Parts(found?.IssuedOn);
        return new()
        {
            Item = item,
            Name = item == PaperItem.Form ? FormContents.Of(ProcedureCatalogue.Of(view.Request.Procedure).Form!.Value).Name : item.Title().Japanese,
            Need = Need(view, item),
            Findings = Findings,
            Finding = found?.Finding,
            Defects = found?.Defects ?? [],
            Words = found?.Words ?? "",
            IssuedYear = issued.Year,
            IssuedMonth = issued.Month,
            IssuedDay = issued.Day,
        };
    }

    string Need(RequestView view, PaperItem item)
    {
        (ReissueReason? Reason, PaperRequirement Paper)[] all =
            [.. Reasons.SelectMany(reason => Needs(view, reason).Where(paper => paper.Item == item).Select(paper => (reason, paper)))];
        PaperRequirement first = all[0].Paper;
        string need = first switch
        {
            _ when view.Request.Procedure == ProcedureKind.ContactChange && item == PaperItem.ResidenceRecord => "住民票の住所が変わる場合に必要な書類です。変わらない場合は、選ばないでください。",
            _ when item == PaperItem.DeathEvidence => "理由が「ご本人の死亡」の場合だけ記入してください。必要かどうかの定めがない場合は、この届出に必要かどうかを判断してください。",
            _ when item == PaperItem.LockedCard => "センターで解除する場合に必要です。ご自身で解除する場合は、選ばないでください。届いた資格証は、鍵のかかる場所に保管してください。",
            { MayBeLeftOut: true } => "前回から変わりがないため、省略できます。",
            { Need: PaperNeed.Required } => "必要な書類です。",
            _ => "必要かどうかの定めがありません。この申請に必要かどうかを判断し、不要な場合は「不要」を選んでください。",
        };
        return all.Any(one => one.Reason is null)
            ? need
            : $"申請区分が「{string.Join("」「", all.Select(one => one.Reason!.Value.Title()))}」の場合だけ記入してください。{need}";
    }

    static (string, string, string) Parts(DateOnly? day) => day is { } date ? ($"{date.Year}", $"{date.Month}", $"{date.Day}") : ("", "", "");

    static readonly IReadOnlyList<Choice> Findings =
    [
        new(nameof(PaperFinding.Present), "あり(問題なし)"), new(nameof(PaperFinding.Missing), "なし(届いていない)"), new(nameof(PaperFinding.Defective), "不備"),
        new(nameof(PaperFinding.NotNeeded), "不要"),
    ];
}
