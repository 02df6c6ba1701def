namespace Hpki.Console.Requests;

/// <summary>手数料・入金 of a request, and the form that enters a payment.</summary>
public sealed record FeePanelModel
{
    /// <summary>Fee, reference, deadline, and each payment.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>入金の記録; null when it makes no sense.</summary>
    public ActionOffer? Enter { get; init; }

    public string IdempotencyKey { get; init; } = "";

    /// <summary>What was typed, when the form comes back with errors.</summary>
    public string Yen { get; init; } = "";

    public string Year { get; init; } = "";

    public string Month { get; init; } = "";

    public string Day { get; init; } = "";
}
