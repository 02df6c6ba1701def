using Hpki.Procedures.Papers;

namespace Hpki.Procedures.Deficiencies;

/// <summary>Says of each finding what is wrong and how it is cured, in the words of the mail, the letter and the status page alike.</summary>
public static class DeficiencyWords
{
    /// <summary>The deficiencies of an examination, in the order of its findings. <paramref name="form"/> is what the procedure's form is called.</summary>
    public static IReadOnlyList<Deficiency> Of(IReadOnlyList<ItemFinding> findings, InTwoLanguages form, PaperTerms terms) =>
    [
        .. findings.Where(finding => finding.IsDeficient).SelectMany(finding => finding.Finding == PaperFinding.Missing
            ? [Missing(finding, NameOf(finding.Item, form), terms)]
            : finding.Defects.Select(defect => Defective(finding, defect, NameOf(finding.Item, form), terms))),
    ];

    static InTwoLanguages NameOf(PaperItem item, InTwoLanguages form) => item == PaperItem.Form ? form : item.Title();

    static Deficiency Missing(ItemFinding finding, InTwoLanguages name, PaperTerms terms) => new(
        finding.Item,
        WithWords(new($"『{name.Japanese}』が届いておりません。", $"We have not received: {name.English}."), finding.Words),
        Send(finding.Item, name, terms));

    // An examiner's words stand once, with the defect they explain.
    static Deficiency Defective(ItemFinding finding, PaperDefect defect, InTwoLanguages name, PaperTerms terms)
    {
        (InTwoLanguages what, InTwoLanguages cure) = Words(defect, finding.Item, name, terms);
        bool explains = defect == PaperDefect.Other || (!finding.Defects.Contains(PaperDefect.Other) && defect == finding.Defects[0]);
        return new(finding.Item, WithWords(what, explains ? finding.Words : null), cure);
    }

    static (InTwoLanguages What, InTwoLanguages Cure) Words(PaperDefect defect, PaperItem item, InTwoLanguages name, PaperTerms terms) => defect switch
    {
        PaperDefect.Unreadable => (
            new($"『{name.Japanese}』に、判読できないところがあります。", $"Parts of it cannot be read: {name.English}."),
            new($"文字がはっきり読める『{name.Japanese}』を、あらためてお送りください。", "Please send it again so that everything can be read.")),
        PaperDefect.PagesMissing => (
            new($"『{name.Japanese}』の頁、または裏面が足りません。", $"Pages or the reverse side are missing: {name.English}."),
            new($"『{name.Japanese}』のすべての頁（裏面に記載がある場合は裏面も）をお送りください。", "Please send all pages, with the reverse side if anything stands there.")),
        PaperDefect.NotSigned => (
            new($"『{name.Japanese}』に署名がありません。", $"It is not signed: {name.English}."),
            new($"『{name.Japanese}』にご本人が署名し、あらためてお送りください。", "Please sign it yourself and send it again.")),
        PaperDefect.LeftBlank => (
            new($"『{name.Japanese}』に、記入されていない欄があります。", $"Some entries are left blank: {name.English}."),
            new($"『{name.Japanese}』の太枠の中をすべてご記入のうえ、あらためてお送りください。", "Please fill in all entries and send it again.")),
        PaperDefect.Differs => (
            new($"『{name.Japanese}』の記載が、ご登録の内容またはほかの書類と一致しません。", $"What it says does not agree with the register or with other papers: {name.English}."),
            new($"記載をお確かめのうえ、正しい内容の『{name.Japanese}』をお送りください。ご登録の内容が変わった場合は、『連絡先変更届』もお送りください。", "Please check it and send one that is right. If your registered details have changed, send a change of contact details too.")),
        PaperDefect.WrongPaper when item is PaperItem.FormerCard or PaperItem.LockedCard => (
            new("お送りいただいたカードは、この申請の対象の医師資格証ではありません。", "The card that you sent is not the one that the application is about."),
            new("対象の医師資格証をお送りください。お送りいただいたカードは、お返しいたします。", "Please send the right card. We return the one you sent.")),
        PaperDefect.WrongPaper => (
            new($"お送りいただいた書類は、『{name.Japanese}』ではありません。", $"What you sent is not the paper we need: {name.English}."),
            Send(item, name, terms)),
        PaperDefect.NotOriginal => (
            new($"『{name.Japanese}』がコピーです。原本が必要です。", $"It is a copy; we need the original: {name.English}."),
            new($"『{name.Japanese}』の原本をお送りください。", "Please send the original.")),
        PaperDefect.TooOld => (
            new($"『{name.Japanese}』が、発行から{terms.ResidenceRecordMonths}か月を過ぎています。", $"It was issued more than {terms.ResidenceRecordMonths} months ago: {name.English}."),
            Send(item, name, terms)),
        PaperDefect.Expired => (
            new($"『{name.Japanese}』の有効期限が切れています。", $"It has expired: {name.English}."),
            new("有効期限内の書類の写しをお送りください。", "Please send a copy of one that is valid.")),
        PaperDefect.UnsuitablePhoto => (
            new("写真が、旅券（パスポート）用の写真の規格に合いません。", "The photograph does not meet the passport specification."),
            new("旅券用の規格に合う写真を、あらためてお送りください。", "Please send a photograph that meets the passport specification.")),
        PaperDefect.Other => (
            new($"『{name.Japanese}』に、次の不備があります。", $"Something else is not in order: {name.English}."),
            new($"お直しいただいた『{name.Japanese}』をお送りください。ご不明な点は、センターまでお問い合わせください。", "Please put it right and send it again, or ask the centre.")),
        _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, "This defect has no words for holders yet; add them."),
    };

    static InTwoLanguages Send(PaperItem item, InTwoLanguages name, PaperTerms terms) => item switch
    {
        PaperItem.ResidenceRecord => new(
            $"発行から{terms.ResidenceRecordMonths}か月以内の『{name.Japanese}』（原本。個人番号の記載がないもの）をお送りください。",
            $"Please send the original, issued within {terms.ResidenceRecordMonths} months, without the individual number."),
        PaperItem.Photo => new("旅券（パスポート）用の規格に合う写真をお送りください。", "Please send a photograph that meets the passport specification."),
        PaperItem.IdentityCopy => new($"有効期限内の『{name.Japanese}』をお送りください。", "Please send a copy of one that is valid."),
        PaperItem.Form => new($"『{name.Japanese}』に必要事項をご記入、ご署名のうえ、お送りください。", "Please fill it in, sign it and send it."),
        PaperItem.FormerCard or PaperItem.LockedCard => new(
            $"『{name.Japanese}』を、簡易書留など配達の記録が残る方法でお送りください。", "Please send it by a tracked service."),
        PaperItem.LicenceCopy or PaperItem.CardFaceCopy or PaperItem.NewNameEvidence or PaperItem.DeathEvidence =>
            new($"『{name.Japanese}』をお送りください。", "Please send it."),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, "It is not said how this item is sent."),
    };

    static InTwoLanguages WithWords(InTwoLanguages what, string? words) => string.IsNullOrWhiteSpace(words)
        ? what
        : new($"{what.Japanese}（{words.Trim()}）", $"{what.English} ({words.Trim()})");
}
