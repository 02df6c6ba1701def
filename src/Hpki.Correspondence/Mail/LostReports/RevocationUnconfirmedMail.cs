namespace Hpki.Correspondence.Mail.LostReports;

static class RevocationUnconfirmedMail
{
    public static MailScript Script(RevocationAlarm alarm) => new()
    {
        Template = LostReportTemplates.RevocationUnconfirmed,
        Subject = new($"【至急・当番】失効を確認できません（受付番号 {alarm.RequestNumber}）", $"[URGENT, duty] Revocation not confirmed (request {alarm.RequestNumber})"),
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
            new(new("受付番号", "Request number"), new(alarm.RequestNumber, alarm.RequestNumber)),
            new(new("失効指示", "Order"), new(alarm.OrderId, alarm.OrderId)),
            new(new("指示日時", "Ordered at"), Wording.Date(alarm.OrderedAt)),
            new(new("直近の結果", "Last outcome"), new(alarm.LastOutcome, alarm.LastOutcome)),
            new(new("例外を記録する日時", "Exception recorded at"), Wording.Date(alarm.ExceptionDueAt)),
        ],
        Points =
        [
            new(
                "認証局と失効リストの公開先の状態を確認してください。",
                "Check the certification authority and the place where the revocation list is published."),
            new(
                "上記の日時までに確認できない場合は、システムが原因とともに例外として申請の経過に記録します。担当者が記録する必要はありません。",
                "If it cannot be confirmed by that time, the system records the exception and its cause on the request's timeline. Nobody has to record it by hand."),
        ],
        Closing = [],
    };
}
