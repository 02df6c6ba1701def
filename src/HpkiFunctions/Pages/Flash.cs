namespace HpkiFunctions.Pages;

/// <summary>How an action ended, told on the page that the browser is sent to next.</summary>
enum Flash
{
    CallRevoked,
    CallRevocationRunning,
    CallHeld,
    CallKnown,
    CallNeedless,
    TaskCompleted,
    CardFound,
    Withdrawn,
    PageFiled,
    PageSetAside,
    LetterMisprinted,
    LetterPosted,
    LetterDelivered,
    LetterReturned,
    LetterCancelled,
    Verified,
}
