namespace HpkiFunctions.Requests;

/// <summary>What staff call the mails to holders.</summary>
public static class StatusMailKinds
{
    public static string Title(this StatusMailKind kind) => kind switch
    {
        StatusMailKind.LostReportHoldPlaced => "紛失のご連絡の確認中",
        StatusMailKind.LostReportRevoked => "失効のお知らせ",
        StatusMailKind.LostReportFirstReminder => "紛失届の督促(1回目)",
        StatusMailKind.LostReportSecondReminder => "紛失届の督促(2回目)",
        StatusMailKind.LostReportFormReceived => "紛失届の受領",
        StatusMailKind.LostReportClosed => "手続完了のお知らせ",
        StatusMailKind.LostReportClosedWithoutForm => "届書未着による終了のお知らせ",
        StatusMailKind.LostReportCardFound => "カード発見のご連絡の受付",
        StatusMailKind.LostReportWithdrawn => "取下げのお知らせ",
        StatusMailKind.LostReportHoldLifted => "一時停止の解除のお知らせ",
        StatusMailKind.PapersReceived => "書類の受領",
        StatusMailKind.PapersDeficient => "書類の不備のお知らせ",
        StatusMailKind.PapersFirstReminder => "書類の督促(1回目)",
        StatusMailKind.PapersSecondReminder => "書類の督促(2回目)",
        StatusMailKind.PapersLapsed => "書類未着による終了のお知らせ",
        StatusMailKind.PaymentDue => "手数料のお払込みのお願い(払込票)",
        StatusMailKind.PaymentLapsed => "未入金による終了のお知らせ",
        StatusMailKind.RequestApproved => "承認のお知らせ",
        StatusMailKind.RequestDeclined => "不承認のお知らせ",
        StatusMailKind.RequestWithdrawn => "申請の取下げのお知らせ",
        StatusMailKind.CardReady => "発行完了通知書",
        StatusMailKind.CardPosted => "資格証の発送のお知らせ",
        StatusMailKind.RequestCompleted => "手続完了のお知らせ(新しい資格証)",
        StatusMailKind.CardNotProduced => "資格証を製造できなかったお知らせ",
        StatusMailKind.RenewalReminder => "更新のご案内",
        StatusMailKind.PinPosted => "暗証番号通知書の発送のお知らせ",
        StatusMailKind.PinReturned => "暗証番号通知書の返戻のお知らせ",
        StatusMailKind.PinNotDisclosed => "PIN閉塞解除のご案内",
        StatusMailKind.ContactsChanged => "連絡先の変更のお知らせ",
        StatusMailKind.ContactsChangedFormerly => "連絡先の変更のお知らせ(変更前のアドレスへ)",
        StatusMailKind.DiscontinuationPlanned => "利用中止日のお知らせ",
        StatusMailKind.UseEnded => "利用中止のお知らせ",
        StatusMailKind.EndedWithUse => "利用中止による終了のお知らせ",
        StatusMailKind.UnblockInstructions => "PIN閉塞解除の方法のご案内",
        StatusMailKind.CardUnblocked => "資格証の返送のお知らせ(閉塞解除)",
        StatusMailKind.CardNotUnblocked => "資格証の返送のお知らせ(閉塞を解除できず)",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of mail has no name yet; add one."),
    };
}
