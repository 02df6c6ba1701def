using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HpkiFunctions.Audit;

/// <summary>A ZIP on its way to a file; remembers the SHA-256 of each file for the manifest. Holds one buffer of a file at a time.</summary>
sealed class ExportArchive(ZipArchive zip, DateTimeOffset now)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    readonly List<(string Path, string Sha256)> files = [];

    public IReadOnlyList<(string Path, string Sha256)> Files => files;

    public Task AddAsync(string path, string text, CancellationToken cancellationToken) => AddAsync(path, Encoding.UTF8.GetBytes(text), cancellationToken);

    public Task AddJsonAsync(string path, object value, CancellationToken cancellationToken) =>
        AddAsync(path, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json), cancellationToken);

    public async Task AddAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await using Stream entry = await OpenAsync(path, cancellationToken);
        await entry.WriteAsync(bytes, cancellationToken);
        files.Add((path, Convert.ToHexStringLower(SHA256.HashData(bytes.Span))));
    }

    public async Task AddAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using Stream entry = await OpenAsync(path, cancellationToken);
        byte[] buffer = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        files.Add((path, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    /// <summary>The list of all files so far, in the form that <c>sha256sum -c</c> reads.</summary>
    public Task AddManifestAsync(CancellationToken cancellationToken) =>
        AddAsync("manifest.sha256", string.Concat(files.Select(file => $"{file.Sha256}  {file.Path}\n").ToArray()), cancellationToken);

    Task<Stream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        ZipArchiveEntry entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = now;
        return entry.OpenAsync(cancellationToken);
    }
}
