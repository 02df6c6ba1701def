using Hpki.Procedures.CardOrders;
using HpkiFunctions.CardBureau;

namespace HpkiFunctions.Pages;

/// <summary>What passes between the centre and the card bureau, in words.</summary>
static class CardOrderWords
{
    /// <summary>What of an order in this state a file took along.</summary>
    public static string Sent(CardOrderState state) => state switch
    {
        CardOrderState.Waiting => "発注",
        CardOrderState.Certified => "電子証明書",
        CardOrderState.Cancelled => "発注の取消し",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nothing of an order in this state goes out."),
    };

    /// <summary>Why a card failed: the bureau's code, or the centre's own.</summary>
    public static string Failure(string reason) => reason switch
    {
        "not-certifiable" => "認証局が証明書を発行せず",
        "found-damaged" => "届いた資格証の不良・不着",
        _ => $"カード工場の理由コード {reason}",
    };

    /// <summary>Why something of the bureau's cannot be used, and what to do.</summary>
    public static string Of(BureauFault fault) => fault switch
    {
        BureauFault.NoBureauFile => "取り決めた形式のファイルではありません。カード工場に送り直しを依頼してください。",
        BureauFault.ChecksumWrong => "ファイルの照合値が一致しません。途中で壊れたおそれがあるため、何も取り込んでいません。カード工場に送り直しを依頼してください。",
        BureauFault.FileAgain => "同じ内容のファイルが前にも届いています。重ねては取り込んでいません。",
        BureauFault.UnknownOrder => "当センターの発注にない番号です。カード工場に確認してください。",
        BureauFault.OrderCancelled => "取り消した発注への回答です。取消しが伝わっているか、カード工場に確認してください。",
        BureauFault.OtherAttempt => "作り直す前のカードへの回答です。カード工場に、今のカードへの回答を依頼してください。",
        BureauFault.OutOfOrder => "回答の順序が違います。先に必要な回答または証明書の送付が済んでいません。",
        BureauFault.AnsweredBefore => "同じ回答が前にも届いています。重ねては取り込んでいません。",
        BureauFault.AnsweredOtherwise => "前に届いた回答と内容が違います。前の回答のまま進めています。カード工場に確認してください。",
        BureauFault.BadSigningRequest => "署名用の証明書発行要求が正しくありません(形式、自己署名、鍵の長さのいずれか)。証明書は発行していません。",
        BureauFault.BadAuthenticationRequest => "認証用の証明書発行要求が正しくありません(形式、自己署名、鍵の長さのいずれか)。証明書は発行していません。",
        BureauFault.SameKeyTwice => "署名用と認証用に同じ鍵が使われています。証明書は発行していません。",
        BureauFault.BadSealedPin => "暗証番号が、当センターの預託鍵で封緘されていません。証明書は発行していません。",
        BureauFault.BadCardSerial => "カード番号の形式が正しくありません。",
        BureauFault.CardSerialInUse => "このカード番号は、すでに別の資格証に使われています。",
        BureauFault.NotCertifiable => "認証局が証明書を発行しませんでした(前に証明された鍵、または証明書に記載できない氏名)。",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "This fault has no words yet; add them."),
    };
}
