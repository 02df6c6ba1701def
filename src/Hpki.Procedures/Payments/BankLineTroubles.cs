namespace Hpki.Procedures.Payments;

/// <summary>What staff read of a line that waits.</summary>
public static class BankLineTroubles
{
    /// <summary>What is wrong, and what to do about it.</summary>
    public static string Title(this BankLineTrouble trouble) => trouble switch
    {
        BankLineTrouble.Unreadable => "行を読み取れません。銀行の明細を確認してください。",
        BankLineTrouble.Impossible => "入金日・金額・明細番号のいずれかが正しくありません。銀行の明細を確認してください。",
        BankLineTrouble.NoReference => "照合番号がないか、誤っています。払込人から申請を探してください。",
        BankLineTrouble.UnknownReference => "この照合番号の申請はありません。払込人から申請を探してください。",
        BankLineTrouble.NotTheirs => "ファイルを取り込んだ担当者が扱えない申請です。別の担当者が割り当ててください。",
        BankLineTrouble.Under => "手数料に足りません。割り当てると、不足額の連絡のタスクが追加されます。",
        BankLineTrouble.Over => "手数料より多い入金です。割り当てると、差額の返金のタスクが追加されます。",
        BankLineTrouble.Twice => "手数料は入金済みです。割り当てると、返金のタスクが追加されます。",
        BankLineTrouble.Late => "申請は終了しています。割り当てると、返金のタスクが追加されます。",
        BankLineTrouble.Unasked => "手数料が決まっていない申請です。割り当てると、返金のタスクが追加されます。",
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "This trouble has no words yet; add them."),
    };

    /// <summary>The trouble that a verdict is; null for a payment that settles its fee.</summary>
    public static BankLineTrouble? Trouble(this PaymentVerdict verdict) => verdict switch
    {
        PaymentVerdict.Settles => null,
        PaymentVerdict.Under => BankLineTrouble.Under,
        PaymentVerdict.Over => BankLineTrouble.Over,
        PaymentVerdict.Twice => BankLineTrouble.Twice,
        PaymentVerdict.Late => BankLineTrouble.Late,
        PaymentVerdict.Unasked => BankLineTrouble.Unasked,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "It is not decided what this verdict is."),
    };
}
