namespace Hpki.Procedures.PinDisclosures;

/// <summary>
/// How a forgotten PIN is answered. The certificate policy wants a PIN that the centre made destroyed once it is conveyed; the centre's FAQ promises to post it
/// (domain.md §3.2). Which of them holds is for the centre to say, so there is no default.
/// </summary>
public enum PinPolicy
{
    /// <summary>The PIN is kept as the card bureau sealed it, and two people together open it for a letter.</summary>
    Escrow,

    /// <summary>No PIN is disclosed: the request is answered by unblocking the card.</summary>
    Unblock,
}
