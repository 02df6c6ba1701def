namespace HpkiFunctions.Requests;

/// <summary>Whether the holder of a lost card wants the HPKIセカンド電子証明書 ended too.</summary>
public sealed record SecondCertificateWish
{
    public required bool Wish { get; init; }

    /// <summary>How it was asked; at most 2,000 characters; kept beside the timeline, deletable.</summary>
    public string? Note { get; init; }
}
