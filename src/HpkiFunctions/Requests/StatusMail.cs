namespace HpkiFunctions.Requests;

/// <summary>An order to tell the holder where the request stands. <paramref name="Round"/> tells a repeated kind apart (a second form after a refused one).</summary>
public sealed record StatusMail(string HolderId, string RequestId, StatusMailKind Kind, int Round = 0)
{
    /// <summary>The key that makes sending idempotent; it travels to the provider and back.</summary>
    public string MailId() => Round == 0 ? $"{RequestId}-{Kind}" : $"{RequestId}-{Kind}-{Round}";
}
