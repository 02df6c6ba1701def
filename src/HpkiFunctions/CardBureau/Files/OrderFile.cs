namespace HpkiFunctions.CardBureau.Files;

/// <summary>What goes to the card bureau. An order that it has had already, by its id and attempt, is the same order and not another one.</summary>
public sealed record OrderFile
{
    public required string FileId { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>For which key PINs are sealed: X.509 (DER in base64).</summary>
    public required string EscrowCertificate { get; init; }

    public IReadOnlyList<BureauOrder> Orders { get; init; } = [];

    public IReadOnlyList<BureauCancellation> Cancellations { get; init; } = [];

    public IReadOnlyList<BureauCertificates> Certificates { get; init; } = [];

    public int Count() => Orders.Count + Cancellations.Count + Certificates.Count;

    public override string ToString() => $"{nameof(OrderFile)} {FileId} with {Count()} messages";
}
