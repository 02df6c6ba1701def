using System.Text.Json;
using System.Text.RegularExpressions;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Mails;

/// <summary>Reads what SendGrid's Event Webhook posts: an array of flat objects, among whose members are the mail's own arguments.</summary>
static partial class SendGridReports
{
    const int LongestWords = 1000;

    // Reasons of a drop that lie in the address. The others (spam content, quota) lie in the mail or the account.
    static readonly string[] AddressReasons = ["Bounced Address", "Unsubscribed Address", "Spam Reporting Address", "Invalid"];

    /// <summary>The reports about mails that carry a key; what is not about one (or is of no interest, such as clicks) is left out.</summary>
    /// <exception cref="ProblemException">It is not such an array; the problem says where.</exception>
    public static IReadOnlyList<MailReport> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Array)
            {
                throw Unreadable("$", "配列ではありません");
            }

            return [.. json.RootElement.EnumerateArray().Select(Read).OfType<MailReport>()];
        }
        catch (JsonException error)
        {
            throw Unreadable($"{(error.LineNumber ?? 0) + 1}行目の{(error.BytePositionInLine ?? 0) + 1}バイト目", "JSONとして読み取れません");
        }
    }

    static MailReport? Read(JsonElement report, int index)
    {
        if (report.ValueKind != JsonValueKind.Object)
        {
            throw Unreadable($"$[{index}]", "オブジェクトではありません");
        }

        MailEvent? happened = EventOf(Text(report, "event"), Text(report, "type"));
        string? reason = Text(report, "reason");
        return happened is not { } known || Text(report, "mail_key") is not { Length: > 0 } mailId ? null : new()
        {
            ReportId = RecordId.From('e', Text(report, "sg_event_id") is { Length: > 0 } id ? id : report.GetRawText()),
            MailId = mailId,
            Event = known,
            At = At(report) ?? throw Unreadable($"$[{index}].timestamp", "秒単位の時刻ではありません"),
            Status = Text(report, "status") is { } status && StatusCode().IsMatch(status) ? status : null,
            Words = known is MailEvent.Delivered or MailEvent.Processed ? null : Clean(reason ?? Text(report, "response")),
            RefusesAddress = known == MailEvent.Bounced
                || (known == MailEvent.Dropped && AddressReasons.Contains(reason, StringComparer.OrdinalIgnoreCase)),
        };
    }

    static MailEvent? EventOf(string? name, string? type) => name switch
    {
        "processed" => MailEvent.Processed,
        "deferred" => MailEvent.Delayed,
        "delivered" => MailEvent.Delivered,
        "bounce" => type == "blocked" ? MailEvent.Blocked : MailEvent.Bounced,
        "dropped" => MailEvent.Dropped,
        "spamreport" => MailEvent.SpamReported,
        "unsubscribe" or "group_unsubscribe" => MailEvent.Unsubscribed,
        _ => null,
    };

    static DateTimeOffset? At(JsonElement report) =>
        report.TryGetProperty("timestamp", out JsonElement at) && at.ValueKind == JsonValueKind.Number && at.TryGetInt64(out long seconds)
        && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    static string? Text(JsonElement report, string name) =>
        report.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static string? Clean(string? words)
    {
        string clean = string.Concat((words ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return clean.Length == 0 ? null : clean.Length > LongestWords ? clean[..LongestWords] : clean;
    }

    static ProblemException Unreadable(string where, string what) => new(Problem.BadField(where, "配信報告を読み取れません",
        $"{where}: {what}。Event Webhook の形式(イベントの配列)で送信してください。"));

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}$")]
    private static partial Regex StatusCode();
}
