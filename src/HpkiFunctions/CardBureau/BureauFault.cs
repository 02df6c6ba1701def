namespace HpkiFunctions.CardBureau;

/// <summary>Why a file of the card bureau, or a message in it, cannot be used. Nothing of it is dropped: it is parked where staff see it.</summary>
public enum BureauFault
{
    /// <summary>The file is not of the agreed form.</summary>
    NoBureauFile,

    /// <summary>The file was changed or cut off on its way.</summary>
    ChecksumWrong,

    /// <summary>A file with the same content came before.</summary>
    FileAgain,

    /// <summary>The order is not one of the centre's.</summary>
    UnknownOrder,

    /// <summary>The order was cancelled.</summary>
    OrderCancelled,

    /// <summary>It is about another card of the order, such as one that failed.</summary>
    OtherAttempt,

    /// <summary>The order does not wait for this answer: another step comes first.</summary>
    OutOfOrder,

    /// <summary>The same answer came before.</summary>
    AnsweredBefore,

    /// <summary>The bureau has answered otherwise before.</summary>
    AnsweredOtherwise,

    /// <summary>The request for the signing certificate cannot be read, is not signed with its key, or the key does not meet the profile.</summary>
    BadSigningRequest,

    /// <summary>As <see cref="BadSigningRequest"/>, for the authentication certificate.</summary>
    BadAuthenticationRequest,

    /// <summary>Both requests are for the same key.</summary>
    SameKeyTwice,

    /// <summary>The PIN is not sealed to the escrow key.</summary>
    BadSealedPin,

    /// <summary>It is no card number.</summary>
    BadCardSerial,

    /// <summary>Another card has this number.</summary>
    CardSerialInUse,

    /// <summary>The authority refuses the certificates: a key that was certified before, or a name that no certificate can carry.</summary>
    NotCertifiable,
}
