using Hpki.Console;
using Hpki.Console.Calls;
using Hpki.Console.Layout;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.LostReports;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;

namespace HpkiFunctions.Pages;

/// <summary>The two pages of a call. Neither holds anything that the caller will be asked for as proof.</summary>
public sealed class CallModels(LostReportDesk desk, LostReportDurations durations, OfficeHours office, TimeProvider time)
{
    public CallSearchModel Of(ConsoleFrame frame, SearchOutcome outcome, StaffPrincipal staff) => new()
    {
        Frame = frame,
        Query = outcome.Query,
        IsTruncated = outcome.IsTruncated,
        Candidates = outcome.Found?.Select(file => new CallCandidate
        {
            Name = HolderNames.Full(file.Holder),
            Kana = HolderNames.FullKana(file.Holder),
            Cards = [.. file.Cards.OrderByDescending(card => card.IssuedOn).Select(card => Of(file, card, staff))],
        }).ToList(),
    };

    /// <summary>The empty form, under a key of its own: sent twice, it is one call.</summary>
    public CallModel Of(ConsoleFrame frame, HolderFile file, Card card) => new()
    {
        Frame = frame,
        CardId = card.CardSerial,
        CardNumber = card.CardSerial,
        CardState = card.State,
        HolderId = file.Holder.HolderId,
        HolderName = HolderNames.Full(file.Holder),
        HolderKana = HolderNames.FullKana(file.Holder),
        HasRevocationWord = file.Holder.RevocationWordHash is not null,
        HoldPromise = HoldPromise(),
        OtherCards = OtherCards.InForce(file, card.CardSerial),
        Settled = LostReportDecisions.WhyNoCall(file, card) is { } settled ? $"{settled.Title}。{settled.Detail}" : null,
        Report = LostReportDecisions.WhyNoCall(file, card)?.RequestNumber is { } number ? RequestNumber.Parse(number) : null,
        IdempotencyKey = Guid.NewGuid().ToString("N"),
    };

    string HoldPromise()
    {
        DateTimeOffset now = time.GetUtcNow();
        string until = JapaneseFormat.Minute(office.Promise(now, TimeSpan.FromMinutes(durations.SecondPersonMinutes)));
        return office.IsOpen(now)
            ? $"センター内で直ちに一時停止し、別の担当者が {until} までに折り返し確認します。"
            : $"センター内で直ちに一時停止し、当直担当に知らせます。いまは執務時間外のため、折り返しの確認は {until} 頃までとお伝えください。";
    }

    CallCandidateCard Of(HolderFile file, Card card, StaffPrincipal staff) => new()
    {
        CardId = card.CardSerial,
        Number = card.CardSerial,
        State = card.State,
        ExpiresOn = JapaneseFormat.Date(card.ExpiresOn),
        ReportLost = Offers.Of(desk.WhyNotTake(file, staff)),
        OpenRequest = LostReportDecisions.OpenRequestOf(file, card) is { } open ? RequestNumber.Parse(open.RequestId) : null,
    };
}
