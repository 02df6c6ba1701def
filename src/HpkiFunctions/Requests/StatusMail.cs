using System.Globalization;
using Hpki.Registry.Model;

namespace HpkiFunctions.Requests;

/// <summary>An order to tell the holder where the request stands. <paramref name="Round"/> tells a repeated kind apart (a second form after a refused one).</summary>
public sealed record StatusMail(string HolderId, string RequestId, StatusMailKind Kind, int Round = 0)
{
    /// <summary>The key that makes sending idempotent; it travels to the provider and back.</summary>
    public string MailId() => Round == 0 ? $"{RequestId}-{Kind}" : $"{RequestId}-{Kind}-{Round}";

    /// <summary>What the timeline says of it.</summary>
    internal Dictionary<string, string> Facts() => new() { ["mailId"] = MailId(), ["kind"] = Kind.ToString() };

    /// <summary>The order behind a letter.</summary>
    public static StatusMail Of(Letter letter) => Of(letter.HolderId, letter.RequestId, Enum.Parse<StatusMailKind>(letter.Template), letter.MailId);

    /// <summary>The order behind a record; null when the mail is not about where a request stands.</summary>
    public static StatusMail? Of(string holderId, MailRecord record) =>
        Enum.TryParse(record.Template, out StatusMailKind kind) ? Of(holderId, record.RequestId, kind, record.MailId) : null;

    static StatusMail Of(string holderId, string requestId, StatusMailKind kind, string mailId)
    {
        StatusMail first = new(holderId, requestId, kind);
        return mailId == first.MailId()
            ? first
            : first with { Round = int.Parse(mailId.AsSpan(first.MailId().Length + 1), NumberStyles.None, CultureInfo.InvariantCulture) };
    }
}
