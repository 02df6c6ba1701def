using Hpki.Procedures.PinUnblocks;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.PinUnblocks;

/// <summary>Which way of unblocking the centre offers (setting <c>PinUnblock:Way</c>: <c>AtCenter</c>, <c>ByHolder</c>, or <c>unknown</c>, which is the default).</summary>
/// <param name="Only">The one way; null: both, as the holder asks.</param>
public sealed record PinUnblockOptions(UnblockWay? Only)
{
    const string WaySetting = "PinUnblock:Way";
    const string Unknown = "unknown";

    /// <exception cref="InvalidOperationException">The setting is no way; the message says what is.</exception>
    public static PinUnblockOptions From(IConfiguration configuration) => configuration[WaySetting] switch
    {
        null or "" or Unknown => new((UnblockWay?)null),
        string text when Enum.TryParse(text, out UnblockWay way) && Enum.IsDefined(way) => new(way),
        _ => throw new InvalidOperationException($"Setting {WaySetting} must be one of {string.Join(", ", Enum.GetNames<UnblockWay>())}, {Unknown}."),
    };
}
