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
        _ => throw new InvalidDecisionException($"{record.GetType().Name} is not a record of a holder."),
    };

    public static string Event(long sequence) => Numbered("event|", sequence);

    public static string Detail(long sequence) => Numbered("detail|", sequence);

    public static string Outbox(long sequence) => Numbered("outbox|", sequence);

    public static string Done(string decisionKey) => $"done|{decisionKey}";

    static string Numbered(string prefix, long sequence) => prefix + sequence.ToString("D8", CultureInfo.InvariantCulture);
}
