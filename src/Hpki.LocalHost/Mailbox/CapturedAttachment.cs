namespace Hpki.LocalHost.Mailbox;

/// <summary>A file of a captured mail; the content is in base64, as it was sent.</summary>
public sealed record CapturedAttachment(string FileName, string? MediaType, string Content);
