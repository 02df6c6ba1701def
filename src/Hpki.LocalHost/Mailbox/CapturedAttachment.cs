namespace Hpki.LocalHost.Mailbox;

/// <summary>A file of a captured mail.</summary>
/// <param name="Content">The bytes, in base64 as they were sent.</param>
public sealed record CapturedAttachment(string FileName, string? MediaType, string Content);
