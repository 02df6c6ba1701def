using System.Text.Json.Serialization;

namespace Hpki.LocalHost.Mailbox;

/// <summary>The members of SendGrid's "v3 Mail Send" body that the mailbox reads; it lets the others pass.</summary>
sealed record SendGridRequest(
    [property: JsonPropertyName("personalizations")] IReadOnlyList<SendGridPersonalization?>? Personalizations,
    [property: JsonPropertyName("from")] SendGridAddress? From,
    [property: JsonPropertyName("reply_to")] SendGridAddress? ReplyTo,
    [property: JsonPropertyName("subject")] string? Subject,
    [property: JsonPropertyName("content")] IReadOnlyList<SendGridContent?>? Content,
    [property: JsonPropertyName("attachments")] IReadOnlyList<SendGridAttachment?>? Attachments,
    [property: JsonPropertyName("categories")] IReadOnlyList<string>? Categories,
    [property: JsonPropertyName("custom_args")] IReadOnlyDictionary<string, string>? CustomArgs);

sealed record SendGridPersonalization(
    [property: JsonPropertyName("to")] IReadOnlyList<SendGridAddress?>? To,
    [property: JsonPropertyName("subject")] string? Subject,
    [property: JsonPropertyName("custom_args")] IReadOnlyDictionary<string, string>? CustomArgs);

sealed record SendGridAddress(
    [property: JsonPropertyName("email")] string? Email,
    [property: JsonPropertyName("name")] string? Name);

sealed record SendGridContent(
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("value")] string? Value);

sealed record SendGridAttachment(
    [property: JsonPropertyName("content")] string? Content,
    [property: JsonPropertyName("filename")] string? FileName,
    [property: JsonPropertyName("type")] string? Type);
