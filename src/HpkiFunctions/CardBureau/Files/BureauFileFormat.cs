using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace HpkiFunctions.CardBureau.Files;

/// <summary>
/// How the files look: a first line with the SHA-256 of all that follows it, in lower-case hexadecimal, then one JSON document (UTF-8). One that was cut off
/// or changed on its way is known by its first line, before anything of it is believed.
/// </summary>
public static class BureauFileFormat
{
    const byte LineFeed = (byte)'\n';
    const int HashLength = 64;

    // A missing list is an empty one; null in its place, or in a value's place, is none.
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static byte[] Write<T>(T file)
        where T : notnull
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(file, Json);
        return [.. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))), LineFeed, .. body];
    }

    /// <exception cref="BureauFileException">It is no such file, or not as it was written.</exception>
    public static T Read<T>(ReadOnlySpan<byte> content)
        where T : notnull
    {
        if (content.Length <= HashLength || content[HashLength] != LineFeed || content[..HashLength].ContainsAnyExcept(Hexadecimal))
        {
            throw new BureauFileException(BureauFault.NoBureauFile);
        }

        ReadOnlySpan<byte> body = content[(HashLength + 1)..];
        if (!content[..HashLength].SequenceEqual(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body)))))
        {
            throw new BureauFileException(BureauFault.ChecksumWrong);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(body, Json) ?? throw new BureauFileException(BureauFault.NoBureauFile);
        }
        catch (JsonException problem)
        {
            throw new BureauFileException(BureauFault.NoBureauFile, problem);
        }
    }

    static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789abcdef"u8);
}
