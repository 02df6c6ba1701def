using System.Text.Json.Serialization;

namespace Hpki.LocalHost.Mailbox;

/// <summary>One entry of the <c>errors</c> that SendGrid answers.</summary>
sealed record SendGridFault(
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("field")] string? Field,
    [property: JsonPropertyName("help")] string? Help = null)
{
    public static IResult Answer(int status, params IEnumerable<SendGridFault> faults) =>
        Results.Json(new Dictionary<string, IEnumerable<SendGridFault>> { ["errors"] = faults }, statusCode: status);
}
