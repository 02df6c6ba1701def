namespace Hpki.Correspondence.Mail.LostReports;

/// <summary>Mails to the duty officer about a staff task; they name no holder.</summary>
static class DutyMail
{
    public static MailScript CallerUnprovedAfterHours(TaskAlarm alarm) => Script(
        LostReportTemplates.CallerUnprovedAfterHours,
        alarm,
        heading: new("時間外に、本人確認のできない紛失のご連絡がありました", "A loss was reported after hours by a caller who could not be proved"),
        opening: new(
            "執務時間外に紛失のご連絡があり、通話者がご本人であることを確認できませんでした。カードをセンター内で一時停止しています（引渡前のカードを除く）。電子証明書は失効していません。",
            "A loss was reported outside office hours and the caller could not be proved to be the holder. The card is on internal hold (unless not yet handed over). Its certificates are not revoked."),
        since: new("受付日時", "Reported at"),
        point: new(
            "受付とは別の担当者が、登録簿の電話番号に折り返してご本人を確認し、タスクの画面で失効または一時停止の解除を決めてください。",
            "Someone other than who took the call must call the number in the register back and decide in the task's page: revoke, or lift the hold."));

    public static MailScript CallerProofOverdue(TaskAlarm alarm) => Script(
        LostReportTemplates.CallerProofOverdue,
        alarm,
        heading: new("本人確認のタスクが期限を過ぎています", "The second person's caller proof is overdue"),
        opening: new(
            "紛失のご連絡について、別の担当者による本人確認が期限までに終わっておりません。決まるまで、一時停止は続きます。電子証明書は失効していません。",
            "A second person has not decided in time about a loss report. The hold stays until then. The certificates are not revoked."),
        since: new("受付日時", "Reported at"),
        point: new(
            "受付とは別の担当者が、登録簿の電話番号に折り返してご本人を確認し、タスクの画面で失効または一時停止の解除を決めてください。",
            "Someone other than who took the call must call the number in the register back and decide in the task's page: revoke, or lift the hold."));

    public static MailScript ReviewOverdue(TaskAlarm alarm) => Script(
        LostReportTemplates.ReviewOverdue,
        alarm,
        heading: new("緊急失効の事後確認が期限を過ぎています", "The review of an emergency revocation is overdue"),
        opening: new(
            "緊急失効について、受付にも指示にも関わっていない担当者による事後確認が、期限までに終わっておりません。",
            "An emergency revocation has not been reviewed in time by a person who neither took the report nor ordered it."),
        since: new("失効の指示日時", "Ordered at"),
        point: new(
            "失効を指示した担当者とは別の担当者が、タスクの画面で事後確認を行ってください。",
            "Someone other than who ordered the revocation must review it in the task's page."));

    public static MailScript ReviewRefused(TaskAlarm alarm) => Script(
        LostReportTemplates.ReviewRefused,
        alarm,
        heading: new("緊急失効の事後確認で疑義がありました", "An emergency revocation was found not justified"),
        opening: new(
            "緊急失効の事後確認を行った担当者が、緊急に失効すべき事由を認められないと記録しました。失効した電子証明書を元に戻すことはできません。",
            "The review of an emergency revocation found no reason for it. A revoked certificate can never be restored."),
        since: new("失効の指示日時", "Ordered at"),
        point: new(
            "申請の画面で記録を確認し、資格証保有者へのご説明と再発行の扱いを決めてください。",
            "Read the record in the request's page and decide how the holder is informed and given a new card."));

    static MailScript Script(string template, TaskAlarm alarm, Wording heading, Wording opening, Wording since, Wording point) => new()
    {
        Template = template,
        Subject = new($"【至急・当番】{heading.Japanese}（受付番号 {alarm.RequestNumber}）", $"[URGENT, duty] {heading.English} (request {alarm.RequestNumber})"),
        Heading = heading,
        Salutation = new("当番担当者 各位", "To the officer on duty"),
        Opening = [opening],
        Facts =
        [
            new(new("受付番号", "Request number"), new(alarm.RequestNumber, alarm.RequestNumber)),
            new(new("タスク", "Task"), new(alarm.TaskId, alarm.TaskId)),
            new(since, Wording.Date(alarm.Since)),
        ],
        Points = [point],
        Closing = [],
    };
}
