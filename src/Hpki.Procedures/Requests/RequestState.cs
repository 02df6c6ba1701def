namespace Hpki.Procedures.Requests;

/// <summary>Where a request stands. Flows under way remember the numbers: a new state comes last.</summary>
public enum RequestState
{
    /// <summary>本人確認中: the caller could not be proved; the card is held and a second person looks.</summary>
    AwaitingCallerProof,

    /// <summary>届書待ち: waiting for the paper form.</summary>
    AwaitingForm,

    /// <summary>確認中: the form is here and waits for its check by a second person.</summary>
    AwaitingCheck,

    /// <summary>完了: done.</summary>
    Completed,

    /// <summary>届書未着により終了: closed without the form; what was revoked stays revoked.</summary>
    ClosedWithoutForm,

    /// <summary>取下げ: withdrawn.</summary>
    Withdrawn,

    /// <summary>該当せず終了: the second person found the report unfounded and the hold was lifted.</summary>
    Unfounded,

    /// <summary>手続待ち: open; the papers are here, and staff take the procedure from here by hand.</summary>
    AwaitingProcedure,

    /// <summary>書類審査中: the papers are here and wait for the examiner.</summary>
    AwaitingExamination,

    /// <summary>不備・書類待ち: the holder was told what to send, and has not.</summary>
    AwaitingPapers,

    /// <summary>資格確認中: the licence is being checked with the ministry.</summary>
    AwaitingLicenceCheck,

    /// <summary>手数料の決定待ち: the table does not know the fee, so a person decides.</summary>
    AwaitingFeeDecision,

    /// <summary>入金待ち: the payment slip is out.</summary>
    AwaitingPayment,

    /// <summary>承認待ち: a second person decides.</summary>
    AwaitingApproval,

    /// <summary>カード製造中: approved; the card is ordered.</summary>
    InProduction,

    /// <summary>書類未着により取下げ扱い: the holder sent nothing until the deadline; late papers open it again.</summary>
    LapsedWithoutPapers,

    /// <summary>未入金により取下げ扱い: nothing, or not enough, was paid until the deadline.</summary>
    LapsedWithoutPayment,

    /// <summary>不承認により終了: the licence could not be confirmed.</summary>
    Declined,

    /// <summary>お渡し方法の決定待ち: the card is made; a person says where or how the holder gets it.</summary>
    AwaitingDeliveryChoice,

    /// <summary>お渡し待ち: the holder fetches the card at the association.</summary>
    AwaitingHandOver,

    /// <summary>発送待ち: the card goes by post.</summary>
    AwaitingPosting,

    /// <summary>配達待ち: the card is in the post.</summary>
    InPost,

    /// <summary>切替え中: the holder has the new card; the old one's certificates are being revoked.</summary>
    AwaitingRevocation,

    /// <summary>製造できず終了: the card could not be made.</summary>
    NotProduced,

    /// <summary>申請待ち: the holder was told that the card runs out, and has not applied.</summary>
    AwaitingApplication,

    /// <summary>未申請により終了: the card ran out and nobody applied.</summary>
    LapsedWithoutApplication,

    /// <summary>案内の終了: what becomes of the card was decided otherwise, so nobody needs to be reminded of it.</summary>
    Overtaken,

    /// <summary>住所の再確認待ち: the residence was changed shortly before, so somebody looks twice before a PIN goes there.</summary>
    AwaitingSecondLook,

    /// <summary>開示の承認待ち: two people open the sealed PIN together.</summary>
    AwaitingDisclosure,

    /// <summary>通知書の印刷待ち: both have approved; the PIN's letter is printed once.</summary>
    AwaitingPinPrint,

    /// <summary>通知書の発送待ち: the letter is printed.</summary>
    AwaitingPinPosting,

    /// <summary>通知書の配達待ち: the PIN is in the post.</summary>
    PinInPost,

    /// <summary>通知書の返戻により終了: the letter came back and was destroyed.</summary>
    PinReturned,

    /// <summary>閉塞解除のご案内により終了: the centre discloses no PIN.</summary>
    PinNotDisclosed,

    /// <summary>中止日待ち: the papers are in order, and the use of the card ends on a day to come.</summary>
    AwaitingEffectiveDate,

    /// <summary>利用中止により終了: the use of the card ended before the request did.</summary>
    EndedWithUse,

    /// <summary>閉塞解除の作業待ち: the locked card is in the centre.</summary>
    AwaitingUnblocking,

    /// <summary>返送待ち: the card goes back to the holder, unblocked or not.</summary>
    AwaitingReturn,

    /// <summary>返送中: the card is in the post.</summary>
    InReturn,

    /// <summary>閉塞を解除できず終了: the card is back with the holder as it came.</summary>
    NotUnblocked,
}
