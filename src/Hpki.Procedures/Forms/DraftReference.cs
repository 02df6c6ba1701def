using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Hpki.Procedures.Identifiers;

namespace Hpki.Procedures.Forms;

/// <summary>
/// The reference of what a doctor typed on the web page, as the code of the printed form carries it: <c>D</c> and 20 characters of
/// <see cref="RequestNumber.Alphabet"/> (90 bits), which tell it from a request's ten. Printed in groups, so that staff can type it where the code is gone.
/// </summary>
public readonly record struct DraftReference
{
    const char Mark = 'D';
    const int Length = 20;
    const int Group = 5;

    readonly string? text;

    DraftReference(string text) => this.text = text;

    /// <summary>As in <see cref="FormCode.Reference"/>.</summary>
    public string Text => text ?? throw new InvalidOperationException("This reference was never set; use From or TryParse.");

    /// <summary>The reference that always belongs to these bytes.</summary>
    /// <param name="bytes">At least 40 bytes that nobody can guess.</param>
    public static DraftReference From(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2 * Length)
        {
            throw new ArgumentException($"A reference needs {2 * Length} bytes.", nameof(bytes));
        }

        // Two bytes a character: the remainder of 65,536 by 23 favours no character by more than one in 2,800.
        Span<char> characters = stackalloc char[1 + Length];
        characters[0] = Mark;
        for (int i = 0; i < Length; i++)
        {
            characters[1 + i] = RequestNumber.Alphabet[BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * i)..]) % RequestNumber.Alphabet.Length];
        }

        return new(new string(characters));
    }

    /// <summary>Reads a reference from a code, or as typed: any case, full width, with or without separators.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DraftReference reference)
    {
        string code = Normalise.Code(text);
        bool valid = code.Length == 1 + Length && code[0] == Mark && code[1..].All(c => RequestNumber.Alphabet.Contains(c));
        reference = valid ? new(code) : default;
        return valid;
    }

    /// <summary>Grouped for reading: <c>D-34679-ACDEF-HJKLM-NPRTW</c>.</summary>
    public override string ToString() => $"{Mark}-{string.Join('-', Text[1..].Chunk(Group).Select(group => new string(group)))}";
}
