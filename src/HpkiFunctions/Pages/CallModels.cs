using Hpki.Console;
using Hpki.Console.Calls;
using Hpki.Console.Layout;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;

namespace HpkiFunctions.Pages;

/// <summary>The two pages of a call. Neither holds anything that the caller will be asked for as proof.</summary>
public sealed class CallModels(LostReportDesk desk, HoldPromises promises)
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
        HoldPromise = promises.OfCall(),
        OtherCards = OtherCards.InForce(file, card.CardSerial),
        Settled = LostReportDecisions.WhyNoCall(file, card) is { } settled ? $"{settled.Title}。{settled.Detail}" : null,
        Report = LostReportDecisions.WhyNoCall(file, card)?.RequestNumber is { } number ? RequestNumber.Parse(number) : null,
        IdempotencyKey = Guid.NewGuid().ToString("N"),
    };

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
