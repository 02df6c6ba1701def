namespace Hpki.Correspondence.Pdf;

/// <summary>What a text is to whoever listens to the document: the standard structure types that our paper needs (ISO 32000-1, 14.8.4).</summary>
enum TextRole
{
    /// <summary>P.</summary>
    Paragraph,

    /// <summary>H1: the document's title.</summary>
    Title,

    /// <summary>H2.</summary>
    Heading,
}
