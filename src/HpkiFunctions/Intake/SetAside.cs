namespace HpkiFunctions.Intake;

/// <summary>Why a page of the tray is not for the centre.</summary>
public sealed record SetAside
{
    /// <summary>In the words of staff; at most 500 characters.</summary>
    public required string Reason { get; init; }
}
