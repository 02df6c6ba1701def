namespace Hpki.Correspondence.Mail.LostReports;

static class RevocationUnconfirmedMail
{
    public static MailScript Script(RevocationAlarm alarm) => new()
    {
        Template = LostReportTemplates.RevocationUnconfirmed,
        Subject = new($"【至急・当番】失効を確認できません（{alarm.OrderId}）", $"[URGENT, duty] Revocation not confirmed ({alarm.OrderId})"),
        Heading = new("失効を確認できません", "Revocation not confirmed"),
        Salutation = new("当番担当者 各位", "To the officer on duty"),
        Opening =
        [
            new(
                "次の失効指示について、公開された失効リスト（CRL）への掲載を確認できておりません。システムは再試行を続けています。",
                "The revocation order below has not been confirmed on the published revocation list. The system keeps retrying."),
        ],
        Facts =
        [
            new(new("失効指示", "Order"), new(alarm.OrderId, alarm.OrderId)),
            new(new("申請・届出", "Request"), new(alarm.RequestId, alarm.RequestId)),
            new(new("指示日時", "Ordered at"), Wording.Date(alarm.OrderedAt)),
            new(new("直近の結果", "Last outcome"), new(alarm.LastOutcome, alarm.LastOutcome)),
            new(new("例外記録の期限", "Exception record due"), Wording.Date(alarm.ExceptionDueAt)),
        ],
        Points =
        [
            new(
                "認証局と失効リストの公開先の状態を確認してください。",
                "Check the certification authority and the place where the revocation list is published."),
            new(
                "上記の期限までに確認できない場合は、理由を付した例外記録が必要です。",
                "If it cannot be confirmed by that time, an exception record with the reason is required."),
        ],
        Closing = [],
    };
}
