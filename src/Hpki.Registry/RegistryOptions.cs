using Azure.Core.Pipeline;

namespace Hpki.Registry;

/// <summary>Where the registry keeps its data.</summary>
public sealed record RegistryOptions
{
    /// <summary>Shortest allowed <see cref="LookupKey"/> in bytes.</summary>
    public const int ShortestLookupKey = 32;

    /// <summary>Connection string of the table service.</summary>
    public required string TablesConnection { get; init; }

    /// <summary>Connection string of the blob service.</summary>
    public required string BlobsConnection { get; init; }

    /// <summary>Secret under which look-up keys are blinded (design rule 2). Changing it means rebuilding all projections.</summary>
    public required byte[] LookupKey { get; init; }

    /// <summary>Put before every table and container name: ASCII letters and digits, beginning with a letter; or empty.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>After so many appends an access log goes on in a further blob; the service ends at 50,000, and other instances need room to notice.</summary>
    public int AccessLogBlocks { get; init; } = 49_000;

    /// <summary>Counts storage operations when given.</summary>
    public Storage.StorageCounter? Counter { get; init; }

    /// <summary>Further policies for every call of both services, once a try.</summary>
    public IReadOnlyList<HttpPipelinePolicy> Policies { get; init; } = [];

    /// <exception cref="ArgumentException">A value cannot be right; the message names it.</exception>
    public void Validate()
    {
        if (LookupKey.Length < ShortestLookupKey)
        {
            throw new ArgumentException($"LookupKey: {LookupKey.Length} bytes; at least {ShortestLookupKey} random bytes are needed.");
        }

        if (Prefix.Length > 0 && !(char.IsAsciiLetter(Prefix[0]) && Prefix.Length <= 20 && Prefix.All(char.IsAsciiLetterOrDigit)))
        {
            throw new ArgumentException("Prefix: at most 20 ASCII letters and digits, beginning with a letter.");
        }
    }
}
