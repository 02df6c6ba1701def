using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.Renewals;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Renewals;
using Hpki.Registry.Holders;
using Hpki.Registry.Upkeep;
using HpkiFunctions.Renewals;

namespace HpkiFunctions.Pages;

/// <summary>The page that shows what the next run of the renewal reminders will do, found the way the run finds it.</summary>
public sealed class RenewalModels(DueReminders due, ReminderRunState state, ReminderTerms terms, TimeProvider time)
{
    const int Shown = 100;
    static readonly TimeOnly RunsAt = new(9, 0);

    public async Task<RenewalPlanModel> OfAsync(ConsoleFrame frame, CancellationToken cancellationToken)
    {
        ReminderRun? last = await state.FindAsync(cancellationToken);
        DateOnly next = NextRun(time.GetUtcNow());
        List<RenewalRow> rows = [];
        bool more = false;
        await foreach ((ReminderFinding finding, HolderFile file) in due.OnAsync(last?.Through, next, cancellationToken))
        {
            if (rows.Count == Shown)
            {
                more = true;
                break;
            }

            rows.Add(Row(finding, file));
        }

        return new()
        {
            Frame = frame,
            NextRun = JapaneseFormat.Minute(TokyoTime.At(next, RunsAt)),
            LastRun = last is null ? null : $"{JapaneseFormat.Minute(last.EndedAt)}(案内 {last.Reminded} 件、対象外 {last.PassedOver} 件、期限切れ {last.Expired} 件)",
            Warning = last switch
            {
                { Failed: > 0 } => $"前回、処理できなかった資格証が {last.Failed} 件あります。次回にもう一度処理します。続く場合は、管理担当者に連絡してください。",
                { WasFull: true } => $"前回は、1回に送る上限({terms.MostPerRun} 件)に達しました。残りは、期限の近いものから次回に送ります。",
                _ => null,
            },
            Stages = $"有効期限の{string.Join("・", terms.DaysBefore.Select(days => $"{days}日前"))}",
            Rows = rows,
            IsTruncated = more,
        };
    }

    static DateOnly NextRun(DateTimeOffset now)
    {
        DateOnly today = TokyoTime.DateOf(now);
        return now < TokyoTime.At(today, RunsAt) ? today : today.AddDays(1);
    }

    static RenewalRow Row(ReminderFinding finding, HolderFile file) => new()
    {
        HolderId = finding.HolderId,
        HolderName = HolderNames.Full(file.Holder),
        CardNumber = finding.CardSerial,
        ExpiresOn = JapaneseFormat.Date(finding.ExpiresOn),
        Stage = finding.DaysBefore is { } days ? $"{days}日前" : "期限切れ",
        How = finding.ByMail ? "メール" : "郵送",
        WhyNot = finding.Obstacle is { } obstacle ? JapaneseNames.Of(obstacle) : null,
    };
}
