namespace Hpki.Procedures.Forms.Contents;

/// <summary>更新申請書. How the real renewal is applied for is not known (domain.md §1.1): this asks what a new card and its hand-over need.</summary>
static class RenewalContent
{
    public static FormContent Create() => new()
    {
        Kind = FormKind.Renewal,
        Code = "RN",
        Name = "更新申請書",
        Purpose = "有効期限を迎える医師資格証の更新を申請するための書類です。太枠の中をご記入ください。",
        Declaration = "上記のとおり更新を申請します。新しい資格証の受取り後、これまでの電子証明書が失効することを了承します。",
        Sections =
        [
            new("申請される方（ご本人）", [CommonQuestions.GivenOn("申請日"), .. CommonQuestions.Person]),
            new("資格証と受取り",
            [
                CommonQuestions.CardSerial,
                new("expiresOn", "資格証の有効期限", FormAnswerKind.Date) { Hint = "医師資格証のおもて面にあります。分かる場合のみ。" },
                new("membership", "会員種別", FormAnswerKind.OneOf)
                {
                    Required = true,
                    Options = [new("membership.member", "日本医師会会員"), new("membership.nonMember", "非会員")],
                },
                CommonQuestions.PickUp,
                new("changed", "前回からの変更", FormAnswerKind.AnyOf)
                {
                    Options = [new("changed.name", "氏名"), new("changed.residence", "住民票の住所"), new("changed.workplace", "勤務先"), new("changed.membership", "会員種別")],
                },
            ]),
            new("同封した書類（同封したものにチェックを入れてください）",
            [
                new("enclosed", "同封した書類", FormAnswerKind.AnyOf)
                {
                    Options =
                    [
                        new("enclosed.residenceRecord", "住民票の写し"), new("enclosed.identity", "本人確認書類の写し"), new("enclosed.licence", "医師免許証の写し"),
                        new("enclosed.photo", "写真"), new("enclosed.other", "その他") { WriteIn = "enclosed.otherText", NeedsWriteIn = true },
                    ],
                },
            ]),
            new("申請", [CommonQuestions.Signature]),
        ],
    };
}
