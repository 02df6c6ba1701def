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

    /// <summary>It lies beside a form: staff say what it is.</summary>
    Attachment,

    /// <summary>One of our forms, whose code cannot be read.</summary>
    UnreadCode,

    FirstPageMissing,

    /// <summary>A form that was printed for nobody in particular and filled in by hand.</summary>
    BlankForm,

    /// <summary>Another form came from the same draft.</summary>
    DraftUsed,

    DraftOfAnotherForm,

    /// <summary>What was typed is deleted: its time was over before the paper came.</summary>
    DraftGone,

    /// <summary>What was typed agrees with nobody in the register, or not in everything.</summary>
    HolderUnclear,

    /// <summary>A form of people who are not in the register, such as a first application.</summary>
    NotAHolderYet,

    /// <summary>A loss that nobody has reported by phone; whether the card is revoked is a person's decision.</summary>
    LossWithoutCall,

    /// <summary>The very same picture came before.</summary>
    SamePicture,

    /// <summary>A person brought it back.</summary>
    TakenBack,

    /// <summary>The first of two signatures under a redaction is there.</summary>
    RedactionAsked,
}
