using System.Security.Cryptography;
using System.Text.Json;
using Hpki.LocalHost.Mailbox;

namespace Hpki.LocalHost.Demo;

/// <summary>The folder with what the demonstration produced. It is emptied first, so that nothing in it is older than the run.</summary>
sealed class DemoOutput
{
    readonly string folder;

    public DemoOutput(string folder)
    {
        this.folder = folder;
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        Directory.CreateDirectory(Path.Combine(folder, "ca"));
    }

    public Task WriteAsync(string name, byte[] content, CancellationToken cancellationToken) =>
        File.WriteAllBytesAsync(Path.Combine(folder, name), content, cancellationToken);

    /// <summary>Writes a DER certificate as PEM.</summary>
    public Task WritePemAsync(string name, ReadOnlySpan<byte> certificate, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(folder, name), PemEncoding.WriteString("CERTIFICATE", certificate) + "\n", cancellationToken);

    public Task WriteJsonAsync<T>(string name, T content, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(folder, name), JsonSerializer.Serialize(content, Readable) + "\n", cancellationToken);

    // Japanese stays readable, enum members have their names.
    static JsonSerializerOptions Readable { get; } = new(MailStore.Json) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
}
