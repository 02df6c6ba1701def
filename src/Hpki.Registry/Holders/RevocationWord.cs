using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;

namespace Hpki.Registry.Holders;

/// <summary>
/// 失効用合言葉: the word by which a holder can have the card revoked over the phone. Only a slow hash is kept: Argon2id (RFC 9106) in the usual text form
/// <c>$argon2id$v=19$m=19456,t=2,p=1$salt$hash</c> (Base64 without padding), parameters as in the OWASP Password Storage Cheat Sheet.
/// Before hashing the word is brought into one form, because it is spoken: compatibility forms folded, spaces dropped, hiragana as katakana, capital letters.
/// </summary>
public static class RevocationWord
{
    /// <summary>The most characters of a word. Nobody says more, and every character is hashed slowly.</summary>
    public const int LongestLength = 200;

    const int MemoryKib = 19_456;
    const int Iterations = 2;
    const int Lanes = 1;
    const int SaltBytes = 16;
    const int HashBytes = 32;

    // What a verification may cost at most, should a stored hash have been tampered with.
    const int LargestMemoryKib = 262_144;
    const int MostIterations = 16;
    const int MostLanes = 8;

    /// <summary>The hash to keep.</summary>
    /// <exception cref="ArgumentException">The word is empty, or longer than <see cref="LongestLength"/>.</exception>
    public static string Hash(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(word.Length, LongestLength);
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        byte[] hash = Compute(Normalised(word), salt, MemoryKib, Iterations, Lanes, HashBytes);
        return string.Create(CultureInfo.InvariantCulture, $"$argon2id$v=19$m={MemoryKib},t={Iterations},p={Lanes}${Base64(salt)}${Base64(hash)}");
    }

    /// <summary>Whether the word is the one whose hash is kept; takes the same time either way.</summary>
    /// <exception cref="FormatException">The kept hash is not in the form described.</exception>
    public static bool Verify(string word, string keptHash)
    {
        string[] parts = keptHash.Split('$');
        if (parts is not ["", "argon2id", "v=19", { } parameters, { } salt, { } hash])
        {
            throw new FormatException("The kept hash of a revocation word is not in the form $argon2id$v=19$….");
        }

        (int memory, int iterations, int lanes) = Parameters(parameters);
        byte[] expected = FromBase64(hash);
        return !string.IsNullOrWhiteSpace(word)
            && CryptographicOperations.FixedTimeEquals(expected, Compute(Normalised(word), FromBase64(salt), memory, iterations, lanes, expected.Length));
    }

    internal static string Normalised(string word)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(word);
        return string.Concat(word.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)).Select(ToKatakana)).ToUpperInvariant();
    }

    static char ToKatakana(char c) => c is >= 'ぁ' and <= 'ゖ' ? (char)(c + ('ァ' - 'ぁ')) : c;

    internal static byte[] Compute(string word, byte[] salt, int memory, int iterations, int lanes, int length)
    {
        using Argon2id argon = new(Encoding.UTF8.GetBytes(word)) { Salt = salt, MemorySize = memory, Iterations = iterations, DegreeOfParallelism = lanes };
        return argon.GetBytes(length);
    }

    static (int Memory, int Iterations, int Lanes) Parameters(string text)
    {
        int[] values = [.. text.Split(',').Zip(["m=", "t=", "p="], (part, name) =>
            part.StartsWith(name, StringComparison.Ordinal) && int.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0)];
        return values is [>= 8 and <= LargestMemoryKib, >= 1 and <= MostIterations, >= 1 and <= MostLanes]
            ? (values[0], values[1], values[2])
            : throw new FormatException($"The kept hash of a revocation word has parameters out of range: {text}.");
    }

    static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    static byte[] FromBase64(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
