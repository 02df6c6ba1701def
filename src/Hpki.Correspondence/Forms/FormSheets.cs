using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>Every version of every form that may be on paper somewhere. A new version is added in front of its older ones, which stay for good.</summary>
static class FormSheets
{
    public static IReadOnlyList<FormSheet> All { get; } =
    [
        LostReportLayout.Version1,
        new StandardLayout(FormKind.Reissue, 1)
        {
            Labels = new Dictionary<string, string> { ["formerName"] = "変更前の氏名\n（Eの場合）", ["membership"] = "会員種別の変更\n（Fの場合）" },
            Heights = new Dictionary<string, float> { ["membership"] = 9.6f },
            Advice = "必要書類と発行費用は申請区分により異なります。ウェブの「手続きのご案内」またはお電話でご確認ください。",
        }.Build(),
        new StandardLayout(FormKind.Discontinuation, 1)
        {
            Pairs = new Dictionary<string, string>
            {
                ["medicalRegistrationNumber"] = "jmaMemberId", ["phone"] = "mail", ["reporter.relation"] = "reporter.phone",
            },
            Advice = "中止する日に、資格証のすべての電子証明書を失効します。失効は取り消せません。",
        }.Build(),
        new StandardLayout(FormKind.PinDisclosure, 1)
        {
            Advice = "医師資格証おもて面のコピーを必ず同封してください。お電話・メールでは暗証番号をお答えできません。",
        }.Build(),
        new StandardLayout(FormKind.PinUnblock, 1)
        {
            Advice = "医師資格証を同封する場合は、簡易書留など配達の記録が残る方法でお送りください。",
        }.Build(),
        new StandardLayout(FormKind.ContactChange, 1)
        {
            Pairs = new Dictionary<string, string> { ["medicalRegistrationNumber"] = "jmaMemberId", ["new.phone"] = "new.mail" },
            Labels = new Dictionary<string, string>
            {
                ["new.residence"] = "新しい\n住民票の住所", ["new.mail"] = "新しいメール\nアドレス", ["new.workplace"] = "新しい\n勤務先の名称",
                ["new.workplaceAddress"] = "新しい\n勤務先の住所", ["new.workplacePhone"] = "新しい勤務先の\n電話番号",
            },
            Advice = "医師資格証おもて面のコピーを必ず同封してください。住民票の住所が変わったときは、住民票も同封してください。",
        }.Build(),
        new StandardLayout(FormKind.Renewal, 1)
        {
            Advice = "必要書類と発行費用は、ウェブの「手続きのご案内」またはお電話でご確認ください。",
        }.Build(),
        new StandardLayout(FormKind.Issue, 1)
        {
            Heights = new Dictionary<string, float> { ["reportedOn"] = 9, ["holder.kana"] = 9, ["holder.name"] = 13, ["romajiName"] = 10, ["birthDate"] = 9 },
            Advice = "写真は旅券（パスポート）用の規格のものを貼ってください。勤務先がない場合は【なし】とご記入ください。",
        }.Build(),
    ];

    /// <exception cref="KeyNotFoundException">No such version was ever printed.</exception>
    public static FormSheet Of(string form, int version) =>
        All.FirstOrDefault(sheet => sheet.Layout.Form == form && sheet.Layout.Version == version)
        ?? throw new KeyNotFoundException($"There is no form {form} version {version}.");
}
