namespace Hpki.Console;

/// <summary>Values of the <c>Content-Security-Policy</c> header under which the pages work.</summary>
public static class ConsoleSecurity
{
    /// <summary>For every staff page: own style sheet, scripts and images, nothing inline, no framing.</summary>
    public const string PagePolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>
    /// For the mailbox page of the local host. A srcdoc frame inherits its page's policy, and mails carry their styles inline;
    /// scripts stay forbidden by both the policy and the frame's sandbox.
    /// </summary>
    public const string MailPolicy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
