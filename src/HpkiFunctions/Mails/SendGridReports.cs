using System.Text.Json;
using System.Text.RegularExpressions;
using Hpki.Registry.Model;
using HpkiFunctions.Http;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Mails;

/// <summary>Reads what SendGrid's Event Webhook posts: an array of flat objects, among whose members are the mail's own arguments.</summary>
static partial class SendGridReports
{
    const int LongestWords = 1000;

    // Reasons of a drop that lie in the address. The others (spam content, quota) lie in the mail or the account.
    static readonly string[] AddressReasons = ["Bounced Address", "Unsubscribed Address", "Spam Reporting Address", "Invalid"];

    /// <summary>The reports about mails that carry a key; what is not about one (or is of no interest, such as clicks) is left out. Each is read by itself:
    /// one that is broken costs no other.</summary>
    /// <exception cref="ProblemException">It is not such an array; the problem says where.</exception>
    public static SendGridBatch Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Array)
            {
                throw Unreadable("$", "配列ではありません");
            }

            List<MailReport> reports = [];
            List<UnreadableReport> unreadable = [];
            foreach ((int index, JsonElement item) in json.RootElement.EnumerateArray().Index())
            {
                if (Flaw(item) is { } flaw)
                {
                    unreadable.Add(new(index, flaw) { MailId = Id(item, "mail_key"), EventId = Id(item, "sg_event_id") });
                }
                else if (Report(item) is { } report)
                {
                    reports.Add(report);
                }
            }

            return new(reports, unreadable);
        }
        catch (JsonException error)
        {
            throw Unreadable($"{(error.LineNumber ?? 0) + 1}行目の{(error.BytePositionInLine ?? 0) + 1}バイト目", "JSONとして読み取れません");
        }
    }

    /// <summary>Why an event cannot be read; null when it can.</summary>
    static string? Flaw(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return "not-an-object";
        }

        try
        {
            // Text is only looked at when it is asked for: half a surrogate pair or a byte that is no UTF-8 shows here.
            foreach (JsonProperty member in item.EnumerateObject())
            {
                _ = member.Name;
                _ = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null;
            }
        }
        catch (InvalidOperationException)
        {
            return "no-text";
        }

        return IsOfInterest(item) && At(item) is null ? "no-timestamp" : null;
    }

    static bool IsOfInterest(JsonElement item) => EventOf(Text(item, "event"), Text(item, "type")) is not null && Text(item, "mail_key") is { Length: > 0 };

    static MailReport? Report(JsonElement item)
    {
        if (!IsOfInterest(item))
        {
            return null;
        }

        MailEvent happened = EventOf(Text(item, "event"), Text(item, "type"))!.Value;
        string? reason = Text(item, "reason");
        return new()
        {
            ReportId = RecordId.From('e', Text(item, "sg_event_id") is { Length: > 0 } id ? id : item.GetRawText()),
            MailId = Text(item, "mail_key")!,
            Event = happened,
            At = At(item)!.Value,
            Status = Text(item, "status") is { } status && StatusCode().IsMatch(status) ? status : null,
            Words = happened is MailEvent.Delivered or MailEvent.Processed ? null : Clean(reason ?? Text(item, "response")),
            RefusesAddress = happened == MailEvent.Bounced
                || (happened == MailEvent.Dropped && AddressReasons.Contains(reason, StringComparer.OrdinalIgnoreCase)),
        };
    }

    // An id goes into the log and the answer as it is; anything else might be an address.
    static string? Id(JsonElement item, string name)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object && Text(item, name) is { } id && IdText().IsMatch(id) ? id : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
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
        string clean = string.Concat(CleanText.Of(words ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        int length = Math.Min(clean.Length, LongestWords);
        return length == 0 ? null : clean[..(char.IsHighSurrogate(clean[length - 1]) ? length - 1 : length)];
    }

    static ProblemException Unreadable(string where, string what) => new(Problem.BadField(where, "配信報告を読み取れません",
        $"{where}: {what}。Event Webhook の形式(イベントの配列)で送信してください。"));

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}$")]
    private static partial Regex StatusCode();

    [GeneratedRegex("^[A-Za-z0-9_=-]{1,100}$")]
    private static partial Regex IdText();
}
