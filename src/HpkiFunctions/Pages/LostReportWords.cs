using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Requests;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Pages;

/// <summary>Where a lost report stands: its step bar and what happens next.</summary>
sealed class LostReportWords(RequestView view, DateTimeOffset now)
{
    public IReadOnlyList<StepMark> Steps() =>
    [
        Done(view.Request.Channel == ReportChannel.Phone ? "電話受付" : "届書受付", view.Request.ReceivedAt),
        Revocation(),
        FormArrival(),
        FormCheck(),
        End(),
    ];

    public NextStep Next() => view.Request.State switch
    {
        RequestState.AwaitingCallerProof => Due("別の担当者が、登録された電話番号に折り返して確認します。", view.DueOf(TaskKind.ProveCaller)),
        RequestState.AwaitingForm => new()
        {
            Text = Waiting(),
            Deadline = view.Request.CloseOn is { } close ? JapaneseFormat.Date(close) : null,
            IsOverdue = view.Request.CloseOn < TokyoTime.DateOf(now),
        },
        RequestState.AwaitingCheck => Due("届いた紛失届を、受付とは別の担当者が登録内容と照合します。", view.DueOf(TaskKind.CheckForm)),
        RequestState.Completed => new() { Text = IsPublished ? "この手続は完了しました。" : $"届書の手続は完了しました。{Publishing}" },
        RequestState.ClosedWithoutForm => new() { Text = $"期限までに{(FormWasRefused ? "不備のない紛失届" : "紛失届")}が届かなかったため、この手続を終了しました。{Final}" },
        RequestState.Withdrawn => new() { Text = $"届出は取り下げられました。{Final}" },
        RequestState.Unfounded => new() { Text = "別の担当者の確認により、紛失に該当しないものとして終了しました。資格証の一時停止は解除されました。" },
        _ => throw new ArgumentOutOfRangeException(nameof(view), view.Request.State, "This state has no words yet; add them."),
    };

    string Waiting()
    {
        DateOnly today = TokyoTime.DateOf(now);
        string[] reminders = [.. new[] { view.Request.FirstReminderOn, view.Request.SecondReminderOn }.OfType<DateOnly>().Where(day => day > today).Select(JapaneseFormat.MonthDay)];
        string reminding = MailAddresses.Trusted(view.File) is null ? "督促の通知書を郵送の一覧に加えます" : "督促のメールを送ります";
        string mails = reminders.Length > 0 ? $"{string.Join("と", reminders)}に{reminding}。" : "";
        string call = view.Request.StaffCallOn is { } day && day > today ? $"{JapaneseFormat.MonthDay(day)}までに届かない場合は、担当者が電話で連絡します。" : "";
        string revocation = IsPublished ? "" : "失効リストへの掲載を確認中です。";
        return $"{revocation}{(FormWasRefused ? "不備があったため、あらためて" : "")}紛失届の到着を待っています。{mails}{call}";
    }

    const string Publishing = "失効を指示し、失効リストへの掲載を確認中です。確認でき次第、ご本人にお知らせします。";

    bool IsPublished => view.Order is not { ConfirmedAt: null };

    string Final => IsPublished ? "失効は取り消されません。" : $"失効の指示は取り消されません。{Publishing}";

    bool FormWasRefused => view.Request.FormDocumentId is null && NoticeTruth.RefusedForms(view.File, view.Request) > 0;

    NextStep Due(string text, DateTimeOffset? due) => new()
    {
        Text = text,
        Deadline = due is { } instant ? JapaneseFormat.Minute(instant) : null,
        IsOverdue = due < now,
    };

    StepMark Revocation() => view.Order switch
    {
        { ConfirmedAt: { } confirmed } => Done("失効", confirmed),
        not null => new("失効", StepState.Current, "掲載を確認中"),
        null when view.Request.State == RequestState.AwaitingCallerProof => new("失効", StepState.Current, "本人確認中"),
        null => new("失効", StepState.Skipped),
    };

    StepMark FormArrival() => view.Request.State switch
    {
        _ when view.FormFiledAt is { } filed => Done("届書受領", filed),
        _ when FormWasRefused => new("届書受領", view.Request.State == RequestState.AwaitingForm ? StepState.Current : StepState.Skipped, "不備により未受理"),
        RequestState.AwaitingCallerProof => new("届書受領", StepState.Waiting),
        RequestState.AwaitingForm => new("届書受領", view.Order is { ConfirmedAt: null } ? StepState.Waiting : StepState.Current),
        _ => new("届書受領", StepState.Skipped),
    };

    StepMark FormCheck() => view.Request.State switch
    {
        RequestState.AwaitingCallerProof or RequestState.AwaitingForm => new("確認", StepState.Waiting),
        RequestState.AwaitingCheck => new("確認", StepState.Current),
        RequestState.Completed => Done("確認", view.Request.ClosedAt),
        _ => new("確認", StepState.Skipped),
    };

    StepMark End() => view.Request.State switch
    {
        RequestState.AwaitingCallerProof or RequestState.AwaitingForm or RequestState.AwaitingCheck => new("完了", StepState.Waiting),
        RequestState.Completed => Done("完了", view.Request.ClosedAt),
        _ => Done("終了", view.Request.ClosedAt),
    };

    static StepMark Done(string label, DateTimeOffset? at) => new(label, StepState.Done, at is { } instant ? JapaneseFormat.MonthDayMinute(instant) : null);
}
