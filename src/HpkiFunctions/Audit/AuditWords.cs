using Hpki.Registry.Audit;

namespace HpkiFunctions.Audit;

/// <summary>What verification found, in words.</summary>
static class AuditWords
{
    public static string Of(AuditFinding finding) =>
        string.Concat(finding.HolderId is { } holder ? $"保有者 {holder}" : "", finding.Sequence is { } sequence ? $" 事象 {sequence}" : "", finding.Blob is { } blob ? blob : "", ": ", Of(finding.Kind));

    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.EventMissing => "事象が削除されています",
        FindingKind.EventChanged => "事象が書き換えられています",
        FindingKind.EventOutOfOrder => "事象の順序または前後のつながりが変えられています",
        FindingKind.EventInserted => "事象が後から加えられています",
        FindingKind.HeadDiffers => "経過記録の末尾の値が一致しません",
        FindingKind.DetailMissing => "付記が、記録なしに削除されています",
        FindingKind.DetailChanged => "付記が書き換えられています",
        FindingKind.DetailInserted => "付記が後から加えられています",
        FindingKind.RowUnreadable => "記録を読み取れません",
        FindingKind.DiffersFromSeal => "日次封印と一致しません(封印の後に書き換えられています)",
        FindingKind.HolderMissing => "保有者の記録が削除されています",
        FindingKind.HolderInserted => "保有者の記録が、封印より前の日付で後から加えられています",
        FindingKind.SealMissing => "日次封印が削除されています",
        FindingKind.SealChanged => "日次封印が書き換えられています",
        FindingKind.SealOutOfOrder => "日次封印のつながりが変えられています",
        FindingKind.AccessLogMissing => "閲覧記録が削除されています",
        FindingKind.AccessLogChanged => "閲覧記録が書き換えられています",
        FindingKind.AccessLogInserted => "閲覧記録が後から加えられています",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This finding has no words yet; add them."),
    };
}
