using Hpki.Procedures.Identifiers;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>A request with what hangs on it, as the API gives it.</summary>
public sealed record RequestDetails
{
    /// <summary>受付番号 as it is read over the phone.</summary>
    public required string Number { get; init; }

    public required Request Request { get; init; }

    public Card? Card { get; init; }

    /// <summary>The revocation order; null while none was given.</summary>
    public RevocationOrder? Order { get; init; }

    public required IReadOnlyList<StaffTask> Tasks { get; init; }

    public required IReadOnlyList<MailRecord> Mails { get; init; }

    public required IReadOnlyList<Letter> Letters { get; init; }

    public required IReadOnlyList<PaperExamination> Examinations { get; init; }

    /// <summary>The fee; null while none was decided.</summary>
    public FeeDemand? Fee { get; init; }

    public required IReadOnlyList<Payment> Payments { get; init; }

    /// <summary>The order of the new card; null while none was given.</summary>
    public CardOrder? CardOrder { get; init; }

    public required IReadOnlyList<CardDelivery> Deliveries { get; init; }

    public static RequestDetails Of(HolderFile file, Request request) => new()
    {
        Number = RequestNumber.Parse(request.RequestId).ToString(),
        Request = request,
        Card = request.CardSerial is { } serial ? file.Card(serial) : null,
        Order = request.OrderId is { } order ? file.Order(order) : null,
        Tasks = [.. file.Tasks.Where(task => task.RequestId == request.RequestId)],
        Mails = [.. file.Mails.Where(mail => mail.RequestId == request.RequestId)],
        Letters = [.. file.Letters.Where(letter => letter.RequestId == request.RequestId)],
        Examinations = [.. file.Examinations.Where(examination => examination.RequestId == request.RequestId)],
        Fee = file.FeeOf(request.RequestId),
        Payments = [.. file.Payments.Where(payment => payment.RequestId == request.RequestId)],
        CardOrder = file.CardOrderOf(request.RequestId),
        Deliveries = [.. file.Deliveries.Where(delivery => delivery.RequestId == request.RequestId)],
    };
}
