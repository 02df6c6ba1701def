using Hpki.Console;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.Papers;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Reissues;
using Hpki.Registry.Model;

namespace HpkiFunctions.Pages;

/// <summary>What the last examination of a request's papers found, for whoever decides after it.</summary>
static class ExaminationFacts
{
    public static IEnumerable<Fact> Of(RequestView view, StaffNames names)
    {
        if (view.File.LastExaminationOf(view.Request.RequestId) is not { } examination)
        {
            yield break;
        }

        yield return new($"書類審査({examination.Round}回目)", $"{JapaneseFormat.Minute(examination.ExaminedAt)} {names.Of(examination.ExaminedBy)}");
        if (examination.Reason is { } reason)
        {
            yield return new("申請区分(審査による)", reason.Title());
        }

        if (view.Request.WasMember is { } member)
        {
            yield return new("受付日の会員種別", member ? "日本医師会会員" : "非会員");
        }

        if (view.Request.DiscontinuationReason is { } why)
        {
            yield return new("中止の理由", why.Title());
            yield return new("中止する日", JapaneseFormat.Date(view.Request.EffectiveOn!.Value));
        }

        if (view.Request.UnblockWay is { } way)
        {
            yield return new("解除の方法", way.Title());
        }

        if (view.File.ChangeOf(view.Request.RequestId) is { } change)
        {
            foreach (Fact fact in FactsOf(change))
            {
                yield return fact;
            }
        }

        foreach (ItemFinding finding in examination.Findings)
        {
            yield return new($"審査: {finding.Item.Title().Japanese}", Words(finding));
        }
    }

    // What the approver lets into the register.
    static IEnumerable<Fact> FactsOf(RegisterChange change) => change switch
    {
        { FamilyName: { } family } => [new("変更後の氏名", $"{family} {change.GivenName}({change.FamilyKana} {change.GivenKana}、{change.RomajiName})")],
        { AppliedAt: not null, IsJmaMember: null, FamilyName: null } => [new("変更した連絡先", string.Join("、", new[] { change.ResidenceAddress, change.PhoneNumber, change.MailAddress, change.Workplace }.Where(one => one is not null)))],
        { IsJmaMember: true } => [new("変更後の会員種別", $"日本医師会会員(日医会員ID {change.JmaMemberId})")],
        { IsJmaMember: false } => [new("変更後の会員種別", "非会員")],
        _ => [],
    };

    static string Words(ItemFinding finding) => finding.Finding switch
    {
        PaperFinding.Present => finding.IssuedOn is { } issued ? $"あり(発行日 {JapaneseFormat.Date(issued)})" : "あり",
        PaperFinding.Missing => Explained("なし", finding),
        PaperFinding.Defective => Explained($"不備({string.Join("、", finding.Defects.Select(defect => defect.Title()))})", finding),
        PaperFinding.NotNeeded => "不要",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Finding, "This finding has no words yet; add them."),
    };

    static string Explained(string found, ItemFinding finding) => finding.Words is { } words ? $"{found} {words}" : found;
}
