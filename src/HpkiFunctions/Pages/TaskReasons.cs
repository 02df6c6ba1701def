using Hpki.Procedures.Requests;

namespace HpkiFunctions.Pages;

/// <summary>Why a task of a kind exists, in one sentence.</summary>
static class TaskReasons
{
    public static string Of(TaskKind kind) => kind switch
    {
        TaskKind.ProveCaller => "届け出た方を本人と確認できず、資格証を一時停止しています。",
        TaskKind.CheckForm => "紛失届が届きました。",
        TaskKind.CallHolder => "紛失届が届いていないか、届いた届書に不一致・疑義がありました。",
        TaskKind.ReviewEmergency => "緊急失効が指示されました。受付にも指示にも関わっていない担当者が、その適否を確認します。",
        TaskKind.NotifyByPost => "書面で送るお知らせがあるか、電子メールで届けられないお知らせがあります。",
        TaskKind.ReturnedLetter => "郵送した通知書が、返戻されました。",
        TaskKind.CheckMailAddress => "登録されたメールアドレスに、お知らせのメールが届きませんでした。",
        TaskKind.EndSecondCertificate => "資格証を紛失した方が、HPKIセカンド電子証明書の失効も希望しています。",
        TaskKind.FlowStopped => "この申請を進める処理が、途中で終了しました。",
        TaskKind.ExaminePapers => "申請の書類が届いたか、書類審査に差し戻されました。",
        TaskKind.CheckLicence => "書類が揃いました。",
        TaskKind.DecideFee => "手数料が料金表で決まりません。",
        TaskKind.ApproveRequest => "審査・資格確認・手数料の手続が終わりました。",
        TaskKind.RefundPayment => "お預かりする理由のない入金があります。",
        TaskKind.ClarifyPayment => "手数料に足りない入金がありました。",
        TaskKind.ProductionFailed => "カード工場が、資格証を製造できませんでした。",
        TaskKind.ClarifyBureauAnswer => "カード工場から、使えない回答が届きました。",
        TaskKind.ArrangeDelivery => "資格証の製造が完了したか、お渡しできなかった資格証が戻りました。",
        TaskKind.HandOverCard => "資格証が、お渡しを待っています。",
        TaskKind.PostCard => "資格証を郵送することになりました。",
        TaskKind.ConfirmDelivery => "資格証を発送しました。",
        TaskKind.ReceiveOldCard => "新しい資格証をお渡ししたか、利用が中止されました。これまでの資格証は、返納していただきます。",
        TaskKind.DestroyOldCard => "これまでの資格証が返納されたか、廃棄をやり直すことになりました。",
        TaskKind.WitnessDestruction => "これまでの資格証の廃棄が記録されました。別の担当者が確認します。",
        TaskKind.CheckPinAddress => "暗証番号の開示が申請された前後に、住民票住所が変更されています。",
        TaskKind.ApproveDisclosure => "書類審査が終わりました。2名の承認で、封緘された暗証番号を開きます。",
        TaskKind.PrintPinLetter => "2名が承認しました。",
        TaskKind.PostPinLetter => "暗証番号の通知書が印刷されました。",
        TaskKind.ConfirmPinLetter => "暗証番号の通知書を発送しました。",
        TaskKind.UnblockCard => "PIN閉塞解除のため、使えなくなった資格証をお預かりしています。",
        TaskKind.ReturnCard => "お預かりした資格証が、返送を待っているか、配達されずに戻りました。",
        TaskKind.ConfirmReturn => "お預かりした資格証を返送しました。",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of task has no words yet; add them."),
    };
}
