namespace Hpki.Procedures.Forms.Contents;

/// <summary>紛失届: completes the report by phone (domain.md §1.1).</summary>
static class LostReportContent
{
    public static FormContent Create() => new()
    {
        Kind = FormKind.LostReport,
        Code = FormCode.LostReport,
        Name = "紛失届",
        Purpose = "紛失・盗難などにより医師資格証を失ったときの届出書です。太枠の中をご記入ください。",
        Declaration = "上記のとおり届け出ます。失効した電子証明書を元に戻せないことを了承します。",
        Sections =
        [
            new("届出をされる方（ご本人）",
            [
                CommonQuestions.GivenOn("届出日"), CommonQuestions.Kana, CommonQuestions.Name, CommonQuestions.BirthDate,
                CommonQuestions.RegistrationNumber, CommonQuestions.MemberId, CommonQuestions.Residence, CommonQuestions.Phone,
            ]),
            new("紛失の状況",
            [
                new("lostOn", "紛失した日", FormAnswerKind.Date) { DateRule = FormDateRule.NotAfterToday, Hint = "分かる場合のみ。" },
                new("noticedOn", "気づいた日", FormAnswerKind.Date) { Required = true, DateRule = FormDateRule.NotAfterToday },
                new("loss", "区分", FormAnswerKind.OneOf)
                {
                    Required = true,
                    Options =
                    [
                        new("loss.lost", "紛失"), new("loss.stolen", "盗難"),
                        new("loss.other", "その他") { WriteIn = "loss.otherText", NeedsWriteIn = true },
                    ],
                },
                new("circumstances", "場所・状況", FormAnswerKind.Lines) { Required = true, Longest = 200 },
                new("police", "警察への届出", FormAnswerKind.OneOf)
                {
                    Required = true,
                    Options =
                    [
                        new("police.reported", "あり") { WriteIn = "police.receiptNumber", WriteInWords = "受理番号" },
                        new("police.notReported", "なし"),
                    ],
                },
            ]),
            new("ご希望のお手続き（該当するものにチェックを入れてください）",
            [
                new("wish", "ご希望のお手続き", FormAnswerKind.AnyOf)
                {
                    Options =
                    [
                        new("wish.revokeSecond", "HPKIセカンド電子証明書の失効も希望します。"),
                        new("wish.reissue", "再発行を希望します（『再発行申請書』と必要書類を同封しました）。"),
                    ],
                },
            ]),
            new("届出", [CommonQuestions.Signature]),
        ],
    };
}
