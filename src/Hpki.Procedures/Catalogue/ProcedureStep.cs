namespace Hpki.Procedures.Catalogue;

/// <summary>The steps that a person takes in a procedure.</summary>
public enum ProcedureStep
{
    /// <summary>受付: take the call, or open the request for a form.</summary>
    Receive,

    /// <summary>別の担当者による本人確認: a second person looks at a call whose caller could not be proved.</summary>
    ProveCaller,

    /// <summary>届書の確認: compare the form with the register.</summary>
    CheckForm,

    /// <summary>電話連絡: call the holder whose form has not come.</summary>
    CallHolder,

    /// <summary>事後確認: a second person reviews an emergency revocation.</summary>
    ReviewEmergency,

    /// <summary>カード発見の記録: note that a lost card was found.</summary>
    RecordCardFound,

    /// <summary>取下げ: withdraw the request.</summary>
    Withdraw,

    /// <summary>セカンド電子証明書: note what the holder wants for it, and have its platform end it.</summary>
    ArrangeSecondCertificate,

    /// <summary>停止した処理の確認: start a stopped flow again, or see to its request by hand.</summary>
    SeeToStoppedFlow,

    /// <summary>書類審査: find each paper in order, missing or defective.</summary>
    ExaminePapers,

    /// <summary>資格確認: look the licence up with the ministry.</summary>
    CheckLicence,

    /// <summary>手数料の決定: say what the table does not.</summary>
    DecideFee,

    /// <summary>入金の記録: enter a payment.</summary>
    RecordPayment,

    /// <summary>返金: pay back what nobody is owed.</summary>
    RefundPayment,

    /// <summary>承認: the second person lets the request have its effect.</summary>
    Approve,

    /// <summary>カード工場との受渡し: see to cards that could not be made and answers that cannot be used; send and fetch files out of turn.</summary>
    SeeToProduction,

    /// <summary>お渡し: say how the holder gets the card, hand it over, post it, record what became of it.</summary>
    DeliverCard,

    /// <summary>旧資格証の返納・廃棄.</summary>
    TakeBackCard,

    /// <summary>開示の承認: look at a fresh address, and apply one's half of the escrow key.</summary>
    ApproveDisclosure,

    /// <summary>暗証番号通知書: print it, post it, record what became of it.</summary>
    SendPin,

    /// <summary>閉塞解除: unblock the card, send it back, record what became of it.</summary>
    UnblockCard,
}
