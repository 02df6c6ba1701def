namespace Hpki.Procedures.Forms.Contents;

/// <summary>利用中止届. The day may lie ahead; a death is reported by somebody else (design §5).</summary>
static class DiscontinuationContent
{
    public static FormContent Create() => new()
    {
        Kind = FormKind.Discontinuation,
        Code = "DC",
        Name = "利用中止届",
        Purpose = "医師資格証の利用を中止するときの届出書です。太枠の中をご記入ください。",
        Declaration = "上記のとおり届け出ます。失効した電子証明書を元に戻せないことを了承します。",
        Sections =
        [
            new("資格証をお持ちの方", [CommonQuestions.GivenOn("届出日"), .. CommonQuestions.Person, CommonQuestions.CardSerial]),
            new("利用の中止",
            [
                new("ending", "中止する日", FormAnswerKind.OneOf)
                {
                    Required = true,
                    Options = [new("ending.atOnce", "届書の受理後すぐ"), new("ending.onDay", "次の日")],
                },
                new("endsOn", "中止を希望する日", FormAnswerKind.Date) { RequiredWith = "ending.onDay", DateRule = FormDateRule.NotBeforeToday, Hint = "「次の日」を選んだ場合に入力してください。" },
                new("reason", "理由", FormAnswerKind.OneOf)
                {
                    Options =
                    [
                        new("reason.unused", "利用しない"), new("reason.retired", "医業をやめた"), new("reason.death", "ご本人の死亡"),
                        new("reason.other", "その他") { WriteIn = "reason.otherText" },
                    ],
                },
                new("wish", "ご希望・同封", FormAnswerKind.AnyOf)
                {
                    Options = [new("wish.revokeSecond", "HPKIセカンド電子証明書の失効も希望します。"), new("wish.cardEnclosed", "医師資格証を同封しました。")],
                },
            ]),
            new("ご本人以外が届け出る場合",
            [
                new("reporter.name", "届出者の氏名", FormAnswerKind.Name) { RequiredWith = "reason.death", Longest = 30, Hint = "ご本人が亡くなられた場合など、ご本人以外が届け出るときに入力してください。姓と名の間を空けます。" },
                new("reporter.relation", "ご本人との関係", FormAnswerKind.Line) { RequiredWith = "reason.death", Longest = 20 },
                new("reporter.phone", "届出者の電話番号", FormAnswerKind.Phone),
            ]),
            new("届出", [CommonQuestions.Signature]),
        ],
    };
}
