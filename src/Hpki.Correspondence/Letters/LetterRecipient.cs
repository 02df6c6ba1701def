namespace Hpki.Correspondence.Letters;

/// <summary>Whom a letter is addressed to.</summary>
/// <param name="PostalCode">Seven digits.</param>
/// <param name="Address">住民票 address.</param>
/// <param name="Name">As registered, in kanji.</param>
public sealed record LetterRecipient(string PostalCode, string Address, string Name);
