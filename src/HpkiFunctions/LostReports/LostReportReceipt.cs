using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.LostReports;

/// <summary>What reception is told after a call: the number to read out, and whether the certificates are on the published lists.</summary>
public sealed record LostReportReceipt
{
    public required string RequestId { get; init; }

    /// <summary>受付番号 as it is read over the phone.</summary>
    public required string RequestNumber { get; init; }

    public required RequestState State { get; init; }

    /// <summary>The revocation order; null while the caller is not proved.</summary>
    public string? OrderId { get; init; }

    /// <summary>Null while the caller is not proved.</summary>
    public RevocationOutcome? Revocation { get; init; }

    /// <summary>The holder's other cards in force: reception asks whether they are lost too. They were not touched.</summary>
    public required IReadOnlyList<string> OtherCardsInForce { get; init; }

    /// <summary>From the arrival of the request to the confirmation on the fetched lists.</summary>
    public required double ElapsedMs { get; init; }

    public static LostReportReceipt Of(HolderFile file, Request request, RevocationOutcome? outcome, TimeSpan elapsed) => new()
    {
        RequestId = request.RequestId,
        RequestNumber = Hpki.Procedures.Identifiers.RequestNumber.Parse(request.RequestId).ToString(),
        State = request.State,
        OrderId = request.OrderId,
        Revocation = outcome,
        OtherCardsInForce = OtherCards.InForce(file, request.CardSerial!),
        ElapsedMs = Math.Round(elapsed.TotalMilliseconds, 1),
    };
}
