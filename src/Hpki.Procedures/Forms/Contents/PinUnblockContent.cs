namespace Hpki.Procedures.Forms.Contents;

/// <summary>PIN閉塞解除申請書: the centre unblocks the enclosed card, or the holder does it, without sending it (domain.md §1.1).</summary>
static class PinUnblockContent
{
    public static FormContent Create() => new()
    {
        Kind = FormKind.PinUnblock,
        Code = "PU",
        Name = "PIN閉塞解除申請書",
        Purpose = "暗証番号（PIN）の入力誤りが続き、使えなくなった資格証のための申請書です。太枠の中をご記入ください。",
        Declaration = "上記のとおりPIN閉塞解除を申請します。",
        Sections =
        [
            new("申請される方（ご本人）", [CommonQuestions.GivenOn("申請日"), .. CommonQuestions.Person, CommonQuestions.CardSerial]),
            new("解除の方法（１つにチェックを入れてください）",
            [
                new("method", "解除の方法", FormAnswerKind.OneOf)
                {
                    Required = true,
                    Options =
                    [
                        new("method.center", "センターで解除する（使えなくなった医師資格証を同封しました）"),
                        new("method.holder", "ご自身で解除する（医師資格証は同封しません）"),
                    ],
                },
                new("blockedOn", "使えなくなった日", FormAnswerKind.Date) { DateRule = FormDateRule.NotAfterToday, Hint = "分かる場合のみ。" },
            ]),
            new("申請", [CommonQuestions.Signature]),
        ],
    };
}
