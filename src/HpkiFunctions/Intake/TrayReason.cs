namespace HpkiFunctions.Intake;

/// <summary>Why a page, or a whole file, waits for a person.</summary>
public enum TrayReason
{
    NoCode,
    ForeignCode,
    SeveralCodes,
    UnknownForm,
    UnknownRequest,
    NotAwaited,
    FormHereAlready,
    RequestWithdrawn,
    RequestUnfounded,
    Doubtful,
    Unreadable,
    NotFiled,
}
