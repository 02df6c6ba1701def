namespace HpkiFunctions.Pages;

/// <summary>What was done to a page of the tray, in words. A code without words is shown as it is.</summary>
static class ScanEventWords
{
    public static string Of(string type) => type switch
    {
        "page.split" => "別の書類として分割",
        "page.envelope-split" => "別の封筒として分割",
        "page.merged" => "前の書類と結合",
        "page.turned" => "画像を回転",
        "page.passed" => "引継ぎ",
        "page.named" => "用紙番号を入力",
        "page.unfiled" => "綴じ込みを取り消し、トレイに戻す",
        "page.taken-back" => "トレイに戻す",
        "page.redaction-asked" => "墨消しを指定",
        "page.redaction-refused" => "墨消しに同意せず",
        "page.redacted" => "墨消しを確認し、原本を廃棄",
        "pages.erased" => "保存期間の終了により画像を削除",
        _ => type,
    };
}
