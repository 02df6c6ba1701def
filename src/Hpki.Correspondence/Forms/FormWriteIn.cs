namespace Hpki.Correspondence.Forms;

/// <summary>Room to write behind a choice, in brackets.</summary>
sealed record FormWriteIn(string Key, string Before, float Width);
