namespace HpkiFunctions.Mails;

/// <summary>An event of a batch that could not be read: which of them, and why. Nothing of what it says.</summary>
public sealed record UnreadableReport(int Index, string Problem)
{
    /// <summary>Which mail it was about, if that could be read and is an id.</summary>
    public string? MailId { get; init; }

    /// <summary>The provider's id of the event, if that could be read and is an id.</summary>
    public string? EventId { get; init; }
}
