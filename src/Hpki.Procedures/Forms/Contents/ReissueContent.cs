namespace Hpki.Procedures.Forms.Contents;

/// <summary>
/// 再発行申請書. 申請区分 stands at the upper left, as the centre's FAQ says; of its letters only E and F are known (domain.md §1.1), so the
/// other reasons carry none. The list of papers to enclose is not known either: the doctor ticks what is in the envelope, and staff compare.
/// </summary>
static class ReissueContent
{
    public static FormContent Create() => new()
    {
        Kind = FormKind.Reissue,
        Code = "RI",
        Name = "再発行申請書",
        Purpose = "医師資格証の再発行を申請するための書類です。太枠の中をご記入ください。",
        Declaration = "上記のとおり再発行を申請します。新しい資格証の受取り後、これまでの電子証明書が失効することを了承します。",
        Sections =
        [
            new("申請区分（該当するもの１つにチェックを入れてください）",
            [
                new("reason", "申請区分", FormAnswerKind.OneOf)
                {
                    Required = true,
                    Options =
                    [
                        new("reason.loss", "紛失・盗難"),
                        new("reason.damage", "破損"),
                        new("reason.nameChange", "姓名変更") { Letter = 'E' },
                        new("reason.membershipChange", "日医会員／非会員変更") { Letter = 'F' },
                        new("reason.other", "その他") { WriteIn = "reason.otherText", NeedsWriteIn = true },
                    ],
                },
            ]),
            new("申請される方（ご本人）", [CommonQuestions.GivenOn("申請日"), .. CommonQuestions.Person, CommonQuestions.CardSerial, CommonQuestions.PickUp]),
            new("姓名変更・会員種別の変更（該当する場合のみ）",
            [
                new(HolderKeys.FormerName, "変更前の氏名", FormAnswerKind.Name) { RequiredWith = "reason.nameChange", Longest = 30, Hint = "申請区分が「E. 姓名変更」の場合に入力してください。姓と名の間を空けます。" },
                new("membership", "会員種別の変更", FormAnswerKind.OneOf)
                {
                    RequiredWith = "reason.membershipChange",
                    Hint = "申請区分が「F. 日医会員／非会員変更」の場合に選んでください。",
                    Options = [new("membership.joined", "日医会員になった"), new("membership.left", "日医会員でなくなった")],
                },
            ]),
            new("同封した書類（同封したものにチェックを入れてください）",
            [
                new("enclosed", "同封した書類", FormAnswerKind.AnyOf)
                {
                    Options =
                    [
                        new("enclosed.residenceRecord", "住民票の写し"), new("enclosed.identity", "本人確認書類の写し"), new("enclosed.licence", "医師免許証の写し"),
                        new("enclosed.photo", "写真"), new("enclosed.card", "これまでの資格証"), new("enclosed.other", "その他") { WriteIn = "enclosed.otherText", NeedsWriteIn = true },
                    ],
                },
            ]),
            new("申請", [CommonQuestions.Signature]),
        ],
    };
}
