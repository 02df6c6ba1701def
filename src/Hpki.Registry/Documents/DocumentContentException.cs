namespace Hpki.Registry.Documents;

/// <summary>A document does not have the content that was asked for.</summary>
public sealed class DocumentContentException(string documentId, string problem) : Exception($"Document {documentId} {problem}.")
{
    public string DocumentId { get; } = documentId;
}
