namespace HpkiFunctions.CardBureau;

/// <summary>A file of the card bureau cannot be used as a whole.</summary>
public sealed class BureauFileException(BureauFault fault, Exception? inner = null) : Exception($"The file cannot be used: {fault}.", inner)
{
    public BureauFault Fault { get; } = fault;
}
