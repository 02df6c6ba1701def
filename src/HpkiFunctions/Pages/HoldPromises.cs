using Hpki.Console;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.LostReports;

namespace HpkiFunctions.Pages;

/// <summary>What is promised when a report comes of which nobody can tell whether it is the holder's: by when a second person looks, office hours minded.</summary>
public sealed class HoldPromises(LostReportDurations durations, OfficeHours office, TimeProvider time)
{
    public string OfCall()
    {
        (bool isOpen, string until) = Now();
        return isOpen
            ? $"センター内で直ちに一時停止し、別の担当者が {until} までに折り返し確認します。"
            : $"センター内で直ちに一時停止し、当直担当に知らせます。いまは執務時間外のため、折り返しの確認は {until} 頃までとお伝えください。";
    }

    public string OfPaper()
    {
        (bool isOpen, string until) = Now();
        return isOpen
            ? $"センター内で直ちに一時停止し、別の担当者が {until} までにご本人に電話で確認します。"
            : $"センター内で直ちに一時停止し、当直担当に知らせます。いまは執務時間外のため、電話での確認は {until} 頃までとなります。";
    }

    (bool IsOpen, string Until) Now()
    {
        DateTimeOffset now = time.GetUtcNow();
        return (office.IsOpen(now), JapaneseFormat.Minute(office.Promise(now, TimeSpan.FromMinutes(durations.SecondPersonMinutes))));
    }
}
