using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Procedures.Requests;

namespace HpkiFunctions.Pages;

/// <summary>Where a notice of renewal stands: its step bar and what happens next.</summary>
static class RenewalNoticeWords
{
    public static IReadOnlyList<StepMark> Steps(RequestView view) =>
    [
        new("案内の開始", StepState.Done, JapaneseFormat.MonthDayMinute(view.Request.ReceivedAt)),
        new("更新の申請", view.Request.State switch
        {
            RequestState.AwaitingApplication => StepState.Current,
            RequestState.Completed => StepState.Done,
            _ => StepState.Skipped,
        }, view.Request.RemindedDaysBefore is { } days ? $"{days}日前の案内まで" : null),
        view.Request.ClosedAt is { } closed ? new("終了", StepState.Done, JapaneseFormat.MonthDayMinute(closed)) : new("終了", StepState.Waiting),
    ];

    public static NextStep Next(RequestView view) => new()
    {
        Text = view.Request.State switch
        {
            RequestState.AwaitingApplication => "更新の申請を待っています。申請書が届くか、資格証が有効期限を過ぎるまで、決められた日にご案内を送ります。案内を希望しないとの申し出があった場合は、取下げとして記録してください。",
            RequestState.Completed => "更新の申請を受け付けたため、案内を終了しました。",
            RequestState.Withdrawn => "ご本人の申し出により、この資格証についての案内を停止しました。",
            RequestState.LapsedWithoutApplication => "更新の申請がないまま、資格証が有効期限を過ぎました。",
            RequestState.Overtaken => "この資格証についてほかの申請を受け付けたため、案内を終了しました。",
            _ => throw new ArgumentOutOfRangeException(nameof(view), view.Request.State, "This state of a renewal notice has no words yet; add them."),
        },
        Deadline = view.Request.CloseOn is { } lastDay ? JapaneseFormat.Date(lastDay) : null,
    };
}
