namespace HpkiFunctions.Intake;

/// <summary>What the reference in a form's code means.</summary>
public sealed record PaperTarget
{
    /// <summary>Whose paper it is; null when that is not known, and <see cref="Reason"/> says why.</summary>
    public string? HolderId { get; init; }

    /// <summary>The request that the form was printed for; null when it was printed for none.</summary>
    public string? RequestId { get; init; }

    /// <summary>What was typed for the form; null when nothing was, or it is deleted.</summary>
    public TypedForm? Typed { get; init; }

    /// <summary>The document of the paper that carried the same draft before, which has what was typed; null when none came.</summary>
    public string? UsedBy { get; init; }

    /// <summary>The request of that document.</summary>
    public string? UsedFor { get; init; }

    /// <summary>Why a person must look; null when the holder is known.</summary>
    public TrayReason? Reason { get; init; }
}
