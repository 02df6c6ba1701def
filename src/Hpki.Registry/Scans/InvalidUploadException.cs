namespace Hpki.Registry.Scans;

/// <summary>An upload cannot be taken as announced or sent; nothing was stored of it.</summary>
public sealed class InvalidUploadException(string field, string problem) : Exception($"{field}: {problem}")
{
    /// <summary>Which value is wrong: <c>size</c>, <c>sha256</c>, <c>partNumber</c> or <c>part</c>.</summary>
    public string Field { get; } = field;
}
