namespace Hpki.Procedures.Forms.Contents;

/// <summary>連絡先変更届: a copy of the card's face, and the 住民票 when its address changes (domain.md §1.1).</summary>
static class ContactChangeContent
{
    public static FormContent Create() => new()
    {
        Kind = FormKind.ContactChange,
        Code = "CC",
        Name = "連絡先変更届",
        Purpose = "住所・勤務先などが変わったときの届出書です。太枠の中をご記入ください。",
        Declaration = "上記のとおり届け出ます。",
        Sections =
        [
            new("届出をされる方（ご本人）",
            [
                CommonQuestions.GivenOn("届出日"), CommonQuestions.Kana, CommonQuestions.Name, CommonQuestions.BirthDate, CommonQuestions.RegistrationNumber,
                CommonQuestions.MemberId, CommonQuestions.Phone with { Hint = "この届出について連絡のつく番号を入力してください。" },
            ]),
            new("変わったもの（すべてにチェックを入れ、新しい内容をご記入ください）",
            [
                new("change", "変わったもの", FormAnswerKind.AnyOf)
                {
                    Required = true,
                    Options =
                    [
                        new("change.residence", "住民票の住所"), new("change.phone", "電話番号"), new("change.mail", "メールアドレス"), new("change.workplace", "勤務先"),
                    ],
                },
                new("changedOn", "変わった日", FormAnswerKind.Date) { Hint = "分かる場合のみ。" },
                new("new.residence", "新しい住民票の住所", FormAnswerKind.Address) { RequiredWith = "change.residence", Longest = 90, Hint = "住民票を同封してください。" },
                new("new.phone", "新しい電話番号", FormAnswerKind.Phone) { RequiredWith = "change.phone" },
                new("new.mail", "新しいメールアドレス", FormAnswerKind.Mail) { RequiredWith = "change.mail", Longest = 100 },
                new("new.workplace", "新しい勤務先の名称", FormAnswerKind.Line) { RequiredWith = "change.workplace", Longest = 40, Hint = "勤務先がなくなった場合は【なし】と入力してください。" },
                new("new.workplaceAddress", "新しい勤務先の住所", FormAnswerKind.Address) { Longest = 90 },
                new("new.workplacePhone", "新しい勤務先の電話番号", FormAnswerKind.Phone),
            ]),
            new("同封した書類（同封したものにチェックを入れてください）",
            [
                new("enclosed", "同封した書類", FormAnswerKind.AnyOf)
                {
                    Required = true,
                    Options = [new("enclosed.cardFace", "医師資格証おもて面のコピー"), new("enclosed.residenceRecord", "住民票（住民票の住所が変わった場合）")],
                },
            ]),
            new("届出", [CommonQuestions.Signature]),
        ],
    };
}
