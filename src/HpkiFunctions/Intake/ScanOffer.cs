namespace HpkiFunctions.Intake;

/// <summary>A file that is going to be uploaded in parts.</summary>
public sealed record ScanOffer
{
    /// <summary>As the scanner named it; for display only.</summary>
    public string? FileName { get; init; }

    /// <summary>In bytes.</summary>
    public long Size { get; init; }

    /// <summary>Of the whole file, 64 hexadecimal digits.</summary>
    public string? Sha256 { get; init; }
}
