namespace HpkiFunctions.Intake;

/// <summary>Why a filed document goes back to the tray.</summary>
public sealed record TakingBack
{
    /// <summary>In the words of staff; at most 500 characters.</summary>
    public required string Reason { get; init; }
}
