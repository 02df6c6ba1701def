using System.Security.Cryptography;
using System.Text;

namespace Hpki.Registry.Model;

/// <summary>
/// Ids of records: a letter for the kind and 20 characters of lower-case base 32 without look-alikes (100 bits).
/// Inside a decision take <see cref="From"/>, so that the decision gives the same ids when it runs again.
/// </summary>
public static class RecordId
{
    const string Alphabet = "abcdefghjkmnpqrstuvwxyz023456789";

    /// <summary>A new random id, for example <c>h7k2…</c> for a holder.</summary>
    public static string New(char kind) => Text(kind, RandomNumberGenerator.GetBytes(20));

    /// <summary>The id that always belongs to this source, for example a task's id from its decision key.</summary>
    public static string From(char kind, string source) => Text(kind, SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{source}")));

    static string Text(char kind, ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(21);
        text.Append(kind);
        foreach (byte value in bytes[..20])
        {
            text.Append(Alphabet[value & 31]);
        }

        return text.ToString();
    }
}
