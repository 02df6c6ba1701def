using Hpki.Procedures.Staff;

namespace Hpki.Registry.Scans;

/// <summary>What an uploader says before the parts come.</summary>
public sealed record ScanUpload
{
    public required string FileName { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public required Actor UploadedBy { get; init; }
}
