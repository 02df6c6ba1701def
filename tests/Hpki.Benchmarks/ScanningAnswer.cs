namespace Hpki.Benchmarks;

/// <summary>What the process that read a stack found and needed.</summary>
sealed record ScanningAnswer
{
    public required int Pages { get; init; }

    public required double Milliseconds { get; init; }

    public required double PeakMb { get; init; }

    public required int Codes { get; init; }

    public required int CodesFound { get; init; }

    public required int FaxCodes { get; init; }

    public required int FaxCodesFound { get; init; }

    public required int WrongCodes { get; init; }

    public required int WrongRequests { get; init; }
}
