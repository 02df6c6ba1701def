namespace Hpki.Procedures.Requests;

/// <summary>What a staff task asks for.</summary>
public enum TaskKind
{
    /// <summary>別の担当者による本人確認 (within 30 minutes).</summary>
    ProveCaller,

    /// <summary>届書の確認, by someone other than who received the report.</summary>
    CheckForm,

    /// <summary>電話連絡: the form has not come.</summary>
    CallHolder,

    /// <summary>緊急失効の事後確認 (within 24 hours), by someone other than who took the call.</summary>
    ReviewEmergency,

    /// <summary>郵送通知: the holder has no mail address, or mail failed; a letter has to be printed and posted.</summary>
    NotifyByPost,

    /// <summary>メールアドレスの確認: mail to the holder's address is refused; until it is checked, notices go by post.</summary>
    CheckMailAddress,

    /// <summary>返戻郵便の確認: a letter came back; the holder is called, and nothing is sent elsewhere by itself.</summary>
    ReturnedLetter,

    /// <summary>セカンド電子証明書の失効手配: the holder wants it ended; its platform is another house's, so a person arranges it.</summary>
    EndSecondCertificate,

    /// <summary>停止した処理の確認: the flow of a request failed or was terminated, so nothing reminds or closes any more.</summary>
    FlowStopped,

    /// <summary>書類審査, by someone other than who received, scanned or filed the papers.</summary>
    ExaminePapers,

    /// <summary>資格確認: the licence is looked up with the ministry.</summary>
    CheckLicence,

    /// <summary>手数料の決定: the table does not know the fee.</summary>
    DecideFee,

    /// <summary>承認, by someone who had no hand in the request so far.</summary>
    ApproveRequest,

    /// <summary>返金: money that nobody is owed goes back to whoever paid.</summary>
    RefundPayment,

    /// <summary>不足入金の連絡: less came than is due.</summary>
    ClarifyPayment,

    /// <summary>製造失敗の対応: the bureau could not make the card, and not only once.</summary>
    ProductionFailed,

    /// <summary>カード工場の回答の確認: an answer about the card cannot be used.</summary>
    ClarifyBureauAnswer,

    /// <summary>お渡し方法の決定: where the holder fetches the card, or that it goes by post.</summary>
    ArrangeDelivery,

    /// <summary>資格証の手渡し, by someone other than who approved.</summary>
    HandOverCard,

    /// <summary>資格証の発送, by someone other than who approved.</summary>
    PostCard,

    /// <summary>配達の確認: delivered, or returned.</summary>
    ConfirmDelivery,

    /// <summary>旧資格証の返納: the revoked card is awaited.</summary>
    ReceiveOldCard,

    /// <summary>旧資格証の廃棄: the first of two signatures.</summary>
    DestroyOldCard,

    /// <summary>旧資格証の廃棄の立会い: the second signature, by someone else.</summary>
    WitnessDestruction,

    /// <summary>住所の再確認: the residence was changed shortly before a PIN was asked for.</summary>
    CheckPinAddress,

    /// <summary>開示の承認: two of these for each opening, by two people, each with their half of the escrow key.</summary>
    ApproveDisclosure,

    /// <summary>暗証番号通知書の印刷, once, by someone other than who approved.</summary>
    PrintPinLetter,

    /// <summary>暗証番号通知書の発送.</summary>
    PostPinLetter,

    /// <summary>暗証番号通知書の配達の確認: delivered, or returned and destroyed.</summary>
    ConfirmPinLetter,

    /// <summary>閉塞解除の作業: the locked card is unblocked, or cannot be. How is the card's maker's business (domain.md §1.1).</summary>
    UnblockCard,

    /// <summary>資格証の返送: it goes back to the residence, with a tracking number.</summary>
    ReturnCard,

    /// <summary>返送の配達の確認: delivered, or come back.</summary>
    ConfirmReturn,
}
