namespace Hpki.Correspondence.Forms;

/// <summary>A box to tick with its words.</summary>
sealed record FormChoice(string Key, string Words, FormWriteIn? WriteIn = null);
