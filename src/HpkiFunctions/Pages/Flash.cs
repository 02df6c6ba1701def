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
    SecondCertificateNoted,
    PaperRevoked,
    PaperRevocationRunning,
    PaperHeld,
    PaperFiledToReport,
    PageFiled,
    PageFiledToReissue,
    PageFiledBefore,
    PageSetAside,
    LetterMisprinted,
    LetterPosted,
    LetterDelivered,
    LetterReturned,
    LetterCancelled,
    Verified,
    FlowOrdered,
    CardFoundBeforeProof,
    LetterAgain,
}
