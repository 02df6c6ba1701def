namespace Hpki.Procedures.Forms.Contents;

/// <summary>
/// Questions that several forms ask. By name, birth date and 医籍登録番号 the centre finds the holder in its register; the card's face
/// shows the same (domain.md §1.4).
/// </summary>
static class CommonQuestions
{
    public static FormQuestion GivenOn(string label) => new("reportedOn", label, FormAnswerKind.Date) { Required = true, DateRule = FormDateRule.NotAfterToday };

    public static FormQuestion Kana { get; } = new(HolderKeys.Kana, "フリガナ", FormAnswerKind.Kana)
    {
        Required = true,
        Longest = 40,
        Hint = "姓と名の間を空けて入力してください（例: ミホン ハナコ）。",
    };

    public static FormQuestion Name { get; } = new(HolderKeys.Name, "氏名", FormAnswerKind.Name)
    {
        Required = true,
        Longest = 30,
        Hint = "姓と名の間を空けて入力してください。",
    };

    public static FormQuestion BirthDate { get; } = new(HolderKeys.BirthDate, "生年月日", FormAnswerKind.Date) { Required = true, DateRule = FormDateRule.NotAfterToday };

    public static FormQuestion RegistrationNumber { get; } = new(HolderKeys.MedicalRegistrationNumber, "医籍登録番号", FormAnswerKind.MedicalRegistrationNumber)
    {
        Required = true,
        Hint = "医師免許証、または医師資格証のおもて面にある番号です。数字1〜7桁。",
    };

    public static FormQuestion MemberId { get; } = new("jmaMemberId", "日医会員ID", FormAnswerKind.JmaMemberId) { Hint = "日本医師会会員の方のみ。数字10桁（日医雑誌の宛名に印字されています）。" };

    public static FormQuestion Residence { get; } = new("residence", "住民票の住所", FormAnswerKind.Address) { Required = true, Longest = 90 };

    public static FormQuestion Phone { get; } = new("phone", "電話番号", FormAnswerKind.Phone) { Required = true, Hint = "日中に連絡のつく番号を、市外局番から入力してください。" };

    public static FormQuestion Mail { get; } = new("mail", "メールアドレス", FormAnswerKind.Mail) { Longest = 100, Hint = "手続きの状況をお知らせします。" };

    public static FormQuestion CardSerial { get; } = new(HolderKeys.CardSerial, "カード番号", FormAnswerKind.CardSerial) { Longest = 20, Hint = "分かる場合のみ。英数字8〜16文字。" };

    public static FormQuestion PickUp { get; } = new(WishKeys.PickUp, "受取りを希望する医師会", FormAnswerKind.Line)
    {
        Longest = 30,
        Hint = "都道府県医師会・郡市区医師会の名称。お決まりでない場合は空欄のままにしてください。",
    };

    public static FormQuestion Signature { get; } = new("signature", "署名", FormAnswerKind.Signature) { Required = true };

    /// <summary>Who somebody is, in the order of the paper.</summary>
    public static FormQuestion[] Person { get; } = [Kana, Name, BirthDate, RegistrationNumber, MemberId, Residence, Phone, Mail];
}
