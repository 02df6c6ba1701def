namespace HpkiFunctions.CardBureau.Files;

/// <summary>What comes from the card bureau.</summary>
public sealed record AnswerFile
{
    public required string FileId { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public IReadOnlyList<BureauKeys> Keys { get; init; } = [];

    public IReadOnlyList<BureauProduct> Produced { get; init; } = [];

    public IReadOnlyList<BureauFailure> Failed { get; init; } = [];

    public int Count() => Keys.Count + Produced.Count + Failed.Count;

    /// <summary>Whether every place of its lists holds a message; null can be written there, and is none.</summary>
    public bool IsWhole() => Keys.All(keys => keys is not null) && Produced.All(made => made is not null) && Failed.All(failed => failed is not null);
}
