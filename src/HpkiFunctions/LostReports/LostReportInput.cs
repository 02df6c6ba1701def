using Hpki.Procedures.Cards;

namespace HpkiFunctions.LostReports;

/// <summary>A phone call about a lost card, as reception enters it.</summary>
public sealed record LostReportInput
{
    /// <summary>カード番号 of the lost card.</summary>
    public string? CardSerial { get; init; }

    /// <summary>The holder the card is believed to belong to; when given, another person's card is refused.</summary>
    public string? HolderId { get; init; }

    /// <summary>紛失 or 盗難.</summary>
    public RevocationReason Reason { get; init; } = RevocationReason.Loss;

    /// <summary>失効用合言葉 as the caller said it. Compared with a slow hash and never stored.</summary>
    public string? RevocationWord { get; init; }

    /// <summary>What the caller answered when asked for register facts. Compared and never stored.</summary>
    public RegisterFactAnswers? Facts { get; init; }

    /// <summary>The number at which reception called the holder back, as dialled. Compared with the register and never stored.</summary>
    public string? CalledBackNumber { get; init; }

    /// <summary>発見の経緯: free words of the caller; at most 2,000 characters; kept beside the timeline, deletable.</summary>
    public string? Circumstances { get; init; }

    /// <summary>HPKIセカンド電子証明書の失効も希望するか; null when the caller could not say.</summary>
    public bool? SecondCertificateToo { get; init; }

    /// <summary>再発行を希望するか; null when the caller could not say.</summary>
    public bool? WantsReissue { get; init; }
}
