using System.Text.Json;

namespace Hpki.Pki.Escrow;

/// <summary>The locked shares of an escrow key, one for each keeper: made once, in the ceremony that makes the key, and of no use without passphrases.</summary>
public sealed class EscrowKeepers
{
    readonly IReadOnlyDictionary<string, LockedShare> shares;

    EscrowKeepers(IEnumerable<LockedShare> shares) => this.shares = shares.ToDictionary(share => share.Keeper);

    /// <summary>Who can open a PIN, together with another of them.</summary>
    public IReadOnlyCollection<string> Names => [.. shares.Keys];

    /// <summary>Of which key they hold the shares (<see cref="LockedShare.KeyId"/>).</summary>
    public string KeyId => shares.Values.First().KeyId;

    public LockedShare? Of(string keeper) => shares.GetValueOrDefault(keeper);

    /// <summary>Base64 of JSON, as a setting holds it.</summary>
    public static string Write(IEnumerable<LockedShare> shares) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(shares));

    /// <exception cref="FormatException">That is none, or it names fewer than two keepers.</exception>
    public static EscrowKeepers Read(string text)
    {
        try
        {
            LockedShare[] shares = JsonSerializer.Deserialize<LockedShare[]>(Convert.FromBase64String(text)) ?? [];
            return shares.Length < EscrowSharing.FewestKeepers ? throw new FormatException($"An escrow key has at least {EscrowSharing.FewestKeepers} keepers.")
                : shares.Select(share => share.KeyId).Distinct().Count() > 1 ? throw new FormatException("The shares are of different keys.")
                : new(shares);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            throw new FormatException("That is no base64 of locked shares in JSON.", problem);
        }
    }
}
