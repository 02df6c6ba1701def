using System.Globalization;
using Hpki.Registry.Model;

namespace Hpki.Registry.Holders;

/// <summary>Row keys of a holder's partition.</summary>
static class RowKeys
{
    public const string HolderRow = "holder";

    public static string Of(object record) => record switch
    {
        Holder => HolderRow,
        Card card => $"card|{card.CardSerial}",
        Request request => $"request|{request.RequestId}",
        RevocationOrder order => $"order|{order.OrderId}",
        StaffTask task => $"task|{task.TaskId}",
        Document document => $"document|{document.DocumentId}",
        MailRecord mail => $"mail|{mail.MailId}",
        Letter letter => $"letter|{letter.LetterId}",
        PaperExamination examination => $"examination|{examination.ExaminationId}",
        FeeDemand fee => $"fee|{fee.RequestId}",
        Payment payment => $"payment|{payment.PaymentId}",
        CardOrder ordered => $"ordered-card|{ordered.CardOrderId}",
        CardDelivery delivery => $"given-card|{delivery.DeliveryId}",
        RegisterChange change => $"register-change|{change.RequestId}",
        _ => throw new InvalidDecisionException($"{record.GetType().Name} is not a record of a holder."),
    };

    public static string Event(long sequence) => Numbered("event|", sequence);

    public static string Detail(long sequence) => Numbered("detail|", sequence);

    public static string Outbox(long sequence) => Numbered("outbox|", sequence);

    public static string Done(string decisionKey) => $"done|{decisionKey}";

    /// <summary>The number of an event's or a detail's row; null when the key is none that we write, such as one with another count of digits.</summary>
    public static long? NumberOf(string rowKey) =>
        long.TryParse(rowKey.AsSpan(rowKey.IndexOf('|') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        && (rowKey == Event(number) || rowKey == Detail(number)) ? number : null;

    static string Numbered(string prefix, long sequence) => prefix + sequence.ToString("D8", CultureInfo.InvariantCulture);
}
