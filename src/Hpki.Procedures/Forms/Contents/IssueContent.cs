namespace Hpki.Procedures.Forms.Contents;

/// <summary>発行申請書: application for the first card, with its photograph (domain.md §1.1).</summary>
static class IssueContent
{
    public static FormContent Create() => new()
    {
        Kind = FormKind.Issue,
        Code = "IS",
        Name = "発行申請書",
        Purpose = "医師資格証の発行を申請するための書類です。太枠の中をご記入ください。",
        Declaration = "上記のとおり発行を申請します。",
        Sections =
        [
            new("申請される方（ご本人）",
            [
                CommonQuestions.GivenOn("申請日"), CommonQuestions.Kana, CommonQuestions.Name,
                new("romajiName", "氏名（ローマ字）", FormAnswerKind.Line) { Required = true, Longest = 40, Hint = "資格証と電子証明書に記載します。姓・名の順に、半角で入力してください（例: MIHON HANAKO）。" },
                CommonQuestions.BirthDate,
                CommonQuestions.RegistrationNumber with { Hint = "医師免許証にある番号です。数字1〜7桁。" },
                CommonQuestions.MemberId, CommonQuestions.Residence, CommonQuestions.Phone, CommonQuestions.Mail,
                new("photo", "写真", FormAnswerKind.Photo) { Required = true },
            ]),
            new("勤務先・受取り",
            [
                new("membership", "会員種別", FormAnswerKind.OneOf)
                {
                    Required = true,
                    Options = [new("membership.member", "日本医師会会員"), new("membership.nonMember", "非会員")],
                },
                new("workplace", "勤務先の名称", FormAnswerKind.Line) { Required = true, Longest = 40, Hint = "勤務先がない場合は【なし】と入力してください。" },
                new("workplaceAddress", "勤務先の住所", FormAnswerKind.Address) { Longest = 90 },
                CommonQuestions.PickUp,
            ]),
            new("同封する書類（同封したものにチェックを入れてください）",
            [
                new("enclosed", "同封する書類", FormAnswerKind.AnyOf)
                {
                    Required = true,
                    Options =
                    [
                        new("enclosed.residenceRecord", "住民票の写し（原本）"), new("enclosed.identity", "本人確認書類のコピー"), new("enclosed.licence", "医師免許証のコピー"),
                    ],
                },
            ]),
            new("申請", [CommonQuestions.Signature]),
        ],
    };
}
