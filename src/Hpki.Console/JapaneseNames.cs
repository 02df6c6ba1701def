using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Letters;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Renewals;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;

namespace Hpki.Console;

/// <summary>The words by which staff know the values of the procedures.</summary>
public static class JapaneseNames
{
    public static string Of(StaffRole role) => role.Title();

    public static string Of(CardState state) => state.Title();

    public static string Of(RequestState state) => state switch
    {
        RequestState.AwaitingCallerProof => "本人確認中",
        RequestState.AwaitingForm => "届書待ち",
        RequestState.AwaitingCheck => "届書確認中",
        RequestState.AwaitingProcedure => "手続待ち",
        RequestState.AwaitingExamination => "書類審査中",
        RequestState.AwaitingPapers => "不備・書類待ち",
        RequestState.AwaitingLicenceCheck => "資格確認中",
        RequestState.AwaitingFeeDecision => "手数料の決定待ち",
        RequestState.AwaitingPayment => "入金待ち",
        RequestState.AwaitingApproval => "承認待ち",
        RequestState.InProduction => "カード製造中",
        RequestState.LapsedWithoutPapers => "書類未着により終了",
        RequestState.LapsedWithoutPayment => "未入金により終了",
        RequestState.Declined => "不承認により終了",
        RequestState.AwaitingApplication => "申請待ち",
        RequestState.LapsedWithoutApplication => "未申請により終了",
        RequestState.Overtaken => "案内の終了",
        RequestState.Completed => "完了",
        RequestState.ClosedWithoutForm => "届書未着により終了",
        RequestState.Withdrawn => "取下げ",
        RequestState.Unfounded => "該当せず終了",
        RequestState.AwaitingDeliveryChoice => "お渡し方法の決定待ち",
        RequestState.AwaitingHandOver => "お渡し待ち",
        RequestState.AwaitingPosting => "発送待ち",
        RequestState.InPost => "配達待ち",
        RequestState.AwaitingRevocation => "失効の確認中",
        RequestState.NotProduced => "製造できず終了",
        RequestState.AwaitingSecondLook => "住所の再確認待ち",
        RequestState.AwaitingDisclosure => "開示の承認待ち",
        RequestState.AwaitingPinPrint => "通知書の印刷待ち",
        RequestState.AwaitingPinPosting => "通知書の発送待ち",
        RequestState.PinInPost => "通知書の配達待ち",
        RequestState.PinReturned => "通知書の返戻により終了",
        RequestState.PinNotDisclosed => "閉塞解除のご案内により終了",
        RequestState.AwaitingEffectiveDate => "中止日待ち",
        RequestState.EndedWithUse => "利用中止により終了",
        RequestState.AwaitingUnblocking => "閉塞解除の作業待ち",
        RequestState.AwaitingReturn => "返送待ち",
        RequestState.InReturn => "返送中",
        RequestState.NotUnblocked => "閉塞を解除できず終了",
        _ => throw Unknown(state),
    };

    public static string Of(TaskKind kind) => kind switch
    {
        TaskKind.ProveCaller => "別の担当者による本人確認",
        TaskKind.CheckForm => "届書の確認",
        TaskKind.CallHolder => "電話連絡(届書の督促)",
        TaskKind.ReviewEmergency => "緊急失効の事後確認",
        TaskKind.NotifyByPost => "通知書の郵送",
        TaskKind.ReturnedLetter => "返戻郵便の確認",
        TaskKind.CheckMailAddress => "メールアドレスの確認",
        TaskKind.EndSecondCertificate => "セカンド電子証明書の失効手配",
        TaskKind.FlowStopped => "停止した処理の確認",
        TaskKind.ExaminePapers => "書類審査",
        TaskKind.CheckLicence => "医師の資格確認",
        TaskKind.DecideFee => "手数料の決定",
        TaskKind.ApproveRequest => "承認",
        TaskKind.RefundPayment => "返金",
        TaskKind.ClarifyPayment => "不足入金の連絡",
        TaskKind.ProductionFailed => "製造失敗の対応",
        TaskKind.ClarifyBureauAnswer => "カード工場の回答の確認",
        TaskKind.ArrangeDelivery => "お渡し方法の決定",
        TaskKind.HandOverCard => "資格証の手渡し",
        TaskKind.PostCard => "資格証の発送",
        TaskKind.ConfirmDelivery => "資格証の配達の確認",
        TaskKind.ReceiveOldCard => "旧資格証の返納",
        TaskKind.DestroyOldCard => "旧資格証の廃棄",
        TaskKind.WitnessDestruction => "旧資格証の廃棄の立会い",
        TaskKind.CheckPinAddress => "住所の再確認(暗証番号開示)",
        TaskKind.ApproveDisclosure => "暗証番号開示の承認",
        TaskKind.PrintPinLetter => "暗証番号通知書の印刷",
        TaskKind.PostPinLetter => "暗証番号通知書の発送",
        TaskKind.ConfirmPinLetter => "暗証番号通知書の配達の確認",
        TaskKind.UnblockCard => "閉塞解除の作業",
        TaskKind.ReturnCard => "お預かりした資格証の返送",
        TaskKind.ConfirmReturn => "返送した資格証の配達の確認",
        _ => throw Unknown(kind),
    };

    public static string Of(DeliveryMethod method) => method switch
    {
        DeliveryMethod.HandOver => "医師会で手渡し",
        DeliveryMethod.Post => "郵送",
        _ => throw Unknown(method),
    };

    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Arranged => "お渡し待ち・発送待ち",
        DeliveryState.Posted => "発送済",
        DeliveryState.Received => "お渡し済",
        DeliveryState.Failed => "返戻・お渡しできず",
        _ => throw Unknown(state),
    };

    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.LostReportForm => "紛失届",
        DocumentKind.ReissueApplication => "再発行申請書",
        DocumentKind.ResidenceRecord => "住民票",
        DocumentKind.PhysicianLicence => "医師免許証の写し",
        DocumentKind.IdentityDocument => "本人確認書類の写し",
        DocumentKind.Photo => "写真",
        DocumentKind.CardFaceCopy => "カードおもて面の写し",
        DocumentKind.ReissuePapers => "再発行のその他の書類",
        DocumentKind.Other => "その他の書類",
        DocumentKind.PostedLetter => "発送した通知書",
        DocumentKind.DiscontinuationNotice => "利用中止届",
        DocumentKind.PinDisclosureApplication => "開示申請書",
        DocumentKind.PinUnblockApplication => "PIN閉塞解除申請書",
        DocumentKind.ContactChangeNotice => "連絡先変更届",
        DocumentKind.RenewalApplication => "更新申請書",
        DocumentKind.IssueApplication => "発行申請書",
        DocumentKind.DeliveryReceipt => "受領書",
        _ => throw Unknown(kind),
    };

    public static string Of(LetterState state) => state switch
    {
        LetterState.Queued => "印刷待ち",
        LetterState.Printed => "投函待ち",
        LetterState.Posted => "投函済",
        LetterState.Delivered => "配達済",
        LetterState.Returned => "返戻",
        LetterState.Cancelled => "取消",
        _ => throw Unknown(state),
    };

    public static string Of(LetterCancelReason reason) => reason switch
    {
        LetterCancelReason.ToldOtherwise => "ご本人にほかの方法で連絡済み",
        LetterCancelReason.Overtaken => "手続の進行により不要",
        LetterCancelReason.AddressDoubtful => "住所に疑義があり、郵送しない",
        LetterCancelReason.Other => "その他",
        _ => throw Unknown(reason),
    };

    public static string Of(ProcedureKind kind) => ProcedureCatalogue.Of(kind).Title;

    public static string Of(RevocationReason reason) => reason switch
    {
        RevocationReason.Loss => "紛失",
        RevocationReason.Theft => "盗難",
        RevocationReason.Damage => "破損",
        RevocationReason.NameChange => "姓名変更",
        RevocationReason.MembershipChange => "会員種別変更",
        RevocationReason.Reissue => "再発行による切替",
        RevocationReason.Renewal => "更新による切替",
        RevocationReason.Discontinuation => "利用中止",
        RevocationReason.Death => "死亡",
        RevocationReason.LicenceCancelled => "医師免許の取消し・失効",
        _ => throw Unknown(reason),
    };

    /// <summary>The reason code as the list carries it, for staff who compare the two.</summary>
    public static string Of(PublishedReason reason) => $"{char.ToLowerInvariant(reason.ToString()[0])}{reason.ToString()[1..]} ({(int)reason})";

    public static string Of(CallerProofMethod method) => method switch
    {
        CallerProofMethod.RevocationWord => "失効用合言葉",
        CallerProofMethod.RegisterFacts => "登録事項の照合",
        CallerProofMethod.CallBack => "登録電話番号への折返し",
        CallerProofMethod.Judgement => "別の担当者の判断",
        _ => throw Unknown(method),
    };

    public static string Of(SecondCertificateAnswer answer) => answer switch
    {
        SecondCertificateAnswer.Yes => "失効を希望する",
        SecondCertificateAnswer.No => "失効を希望しない",
        SecondCertificateAnswer.CouldNotBeAsked => "確認できず",
        _ => throw Unknown(answer),
    };

    public static string Of(ReportChannel channel) => channel switch
    {
        ReportChannel.Phone => "電話",
        ReportChannel.Paper => "書面",
        ReportChannel.Center => "センターからの案内",
        _ => throw Unknown(channel),
    };

    public static string Of(ReminderObstacle obstacle) => obstacle switch
    {
        ReminderObstacle.CardNotInForce => "資格証が有効ではないため",
        ReminderObstacle.NewerCard => "有効期限がより長い資格証があるため",
        ReminderObstacle.RequestUnderWay => "この資格証についての手続中のため",
        ReminderObstacle.Stopped => "ご本人の申し出により停止中のため",
        ReminderObstacle.Sent => "案内済みのため",
        _ => throw Unknown(obstacle),
    };

    public static string Of(RegisterFact fact) => fact switch
    {
        RegisterFact.BirthDate => "生年月日",
        RegisterFact.MedicalRegistrationNumber => "医籍登録番号",
        RegisterFact.JmaMemberId => "日医会員ID",
        RegisterFact.ResidencePostalCode => "住民票住所の郵便番号",
        RegisterFact.PhoneLastFour => "登録電話番号の下4桁",
        _ => throw Unknown(fact),
    };

    static ArgumentOutOfRangeException Unknown<T>(T value)
        where T : struct, Enum => new(typeof(T).Name, value, "This value has no Japanese name yet; add one.");
}
