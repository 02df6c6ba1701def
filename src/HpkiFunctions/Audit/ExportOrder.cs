namespace HpkiFunctions.Audit;

/// <summary>An order to export a holder's file.</summary>
public sealed record ExportOrder
{
    /// <summary>For what: the court's or authority's request, in words. It is kept on the holder's timeline.</summary>
    public required string Purpose { get; init; }
}
