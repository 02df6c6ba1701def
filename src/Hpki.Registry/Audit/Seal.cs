using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hpki.Registry.Audit;

/// <summary>A day's seal as it is stored: JSON lines, the header first, then a line a holder in the order of their ids.</summary>
public sealed class Seal
{
    readonly byte[][] lines;

    Seal(byte[][] lines)
    {
        this.lines = lines;
        Header = AuditJson.Read<SealHeader>(lines[0]);
        Pins = [.. lines.Skip(1).Select(line => AuditJson.Read<HolderPin>(line))];
        if (Header.AccessLogs.Any(log => log is null))
        {
            throw new JsonException("A header that names no log where there should be one.");
        }
    }

    public SealHeader Header { get; }

    public IReadOnlyList<HolderPin> Pins { get; }

    /// <summary>Lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(lines[0]));

    /// <summary>Whether the lines are those that the header names.</summary>
    public bool IsConsistent => Header.HolderCount == Pins.Count && Header.HoldersRoot == Convert.ToHexStringLower(MerkleTree.Root(lines.AsSpan(1)));

    /// <summary>The header's bytes: what <see cref="Hash"/> is the SHA-256 of.</summary>
    public ReadOnlyMemory<byte> HeaderLine => lines[0];

    public byte[] ToBytes() => [.. lines.SelectMany(line => line.Append((byte)'\n'))];

    /// <param name="pins">In the order of holder ids.</param>
    /// <param name="header">Its root and count are filled in.</param>
    public static Seal Of(IReadOnlyList<HolderPin> pins, Func<int, string, SealHeader> header)
    {
        byte[][] leaves = [.. pins.Select(pin => JsonSerializer.SerializeToUtf8Bytes(pin, AuditJson.Options))];
        return new([JsonSerializer.SerializeToUtf8Bytes(header(pins.Count, Convert.ToHexStringLower(MerkleTree.Root(leaves))), AuditJson.Options), .. leaves]);
    }

    /// <exception cref="JsonException">The bytes are no seal.</exception>
    public static Seal Read(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 ? new([.. lines.Select(Encoding.UTF8.GetBytes)]) : throw new JsonException("An empty seal.");
    }

    /// <summary>The line of a holder and its path to the header's root; null when this seal does not pin the holder.</summary>
    public SealProof? ProofOf(string holderId)
    {
        for (int i = 0; i < Pins.Count; i++)
        {
            if (Pins[i].Holder == holderId)
            {
                return new(Encoding.UTF8.GetString(lines[i + 1]), i, Pins.Count, MerkleTree.Path(lines.AsSpan(1), i));
            }
        }

        return null;
    }

    internal static string NameOf(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}.jsonl");
}
