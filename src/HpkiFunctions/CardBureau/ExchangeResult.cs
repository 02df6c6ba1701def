namespace HpkiFunctions.CardBureau;

/// <summary>What an exchange with the card bureau did.</summary>
/// <param name="FilesRead">How many of its files were read.</param>
/// <param name="MessagesSent">How many messages went out to it.</param>
public sealed record ExchangeResult(int FilesRead, int MessagesSent);
