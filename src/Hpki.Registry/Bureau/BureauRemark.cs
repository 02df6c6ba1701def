namespace Hpki.Registry.Bureau;

/// <summary>What is wrong with a file of the card bureau, or with one of its messages.</summary>
/// <param name="Code">What it is.</param>
/// <param name="CardOrderId">The order that the message names, when it can be one; null when it is about the whole file.</param>
/// <param name="RequestId">The request of that order; null when the order is unknown.</param>
public sealed record BureauRemark(string Code, string? CardOrderId = null, string? RequestId = null);
