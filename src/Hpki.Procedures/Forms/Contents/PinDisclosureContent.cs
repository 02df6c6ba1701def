namespace Hpki.Procedures.Forms.Contents;

/// <summary>開示申請書: the sheet with the PIN goes to the registered 住民票 address and nowhere else (domain.md §1.1), so the form asks for no other.</summary>
static class PinDisclosureContent
{
    public static FormContent Create() => new()
    {
        Kind = FormKind.PinDisclosure,
        Code = "PD",
        Name = "暗証番号開示申請書",
        Purpose = "暗証番号（PIN）を忘れたときの申請書です。太枠の中をご記入ください。",
        Declaration = "上記のとおり開示を申請します。用紙が登録済みの住民票の住所だけに郵送されることを了承します。",
        Sections =
        [
            new("申請される方（ご本人）", [CommonQuestions.GivenOn("申請日"), .. CommonQuestions.Person, CommonQuestions.CardSerial]),
            new("住民票の住所の変更",
            [
                new("moved", "登録後の住所変更", FormAnswerKind.OneOf)
                {
                    Required = true,
                    Options =
                    [
                        new("moved.no", "登録した住所のまま変わっていない"),
                        new("moved.yes", "変わった（『連絡先変更届』と住民票を同封しました）"),
                    ],
                },
            ]),
            new("同封する書類（同封したものにチェックを入れてください）",
            [
                new("enclosed", "同封する書類", FormAnswerKind.AnyOf) { Required = true, Options = [new("enclosed.cardFace", "医師資格証おもて面のコピー")] },
            ]),
            new("申請", [CommonQuestions.Signature]),
        ],
    };
}
