using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Requests;

namespace HpkiFunctions.Pages;

/// <summary>Where a request stands whose procedure no flow carries yet: its step bar and what happens next.</summary>
static class WaitingWords
{
    public static IReadOnlyList<StepMark> Steps(RequestView view) =>
    [
        new("書面受付", StepState.Done, JapaneseFormat.MonthDayMinute(view.Request.ReceivedAt)),
        new($"{Title(view)}の手続", view.Request.State == RequestState.AwaitingProcedure ? StepState.Current : StepState.Skipped),
        view.Request.ClosedAt is { } closed ? new("終了", StepState.Done, JapaneseFormat.MonthDayMinute(closed)) : new("完了", StepState.Waiting),
    ];

    public static NextStep Next(RequestView view) => new()
    {
        Text = view.Request.State switch
        {
            RequestState.AwaitingProcedure =>
                $"{Title(view)}の手続は、このシステムではまだ行えません。届いた書類を確認のうえ、担当者が従来の手順で行ってください。この申請は「{JapaneseNames.Of(RequestState.AwaitingProcedure)}」として一覧に残ります。",
            RequestState.Withdrawn => "申請は取り下げられました。届いた書類は記録として保存されています。",
            _ => throw new ArgumentOutOfRangeException(nameof(view), view.Request.State, "This state of a waiting request has no words yet; add them."),
        },
    };

    static string Title(RequestView view) => ProcedureCatalogue.Of(view.Request.Procedure).Title;
}
