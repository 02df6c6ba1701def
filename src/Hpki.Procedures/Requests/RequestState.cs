namespace Hpki.Procedures.Requests;

/// <summary>Where a request stands. Flows under way remember the numbers: a new state comes last.</summary>
public enum RequestState
{
    /// <summary>本人確認中: the caller could not be proved; the card is held and a second person looks.</summary>
    AwaitingCallerProof,

    /// <summary>届書待ち: waiting for the paper form.</summary>
    AwaitingForm,

    /// <summary>確認中: the form is here and waits for its check by a second person.</summary>
    AwaitingCheck,

    /// <summary>完了: done.</summary>
    Completed,

    /// <summary>届書未着により終了: closed without the form; what was revoked stays revoked.</summary>
    ClosedWithoutForm,

    /// <summary>取下げ: withdrawn.</summary>
    Withdrawn,

    /// <summary>該当せず終了: the second person found the report unfounded and the hold was lifted.</summary>
    Unfounded,

    /// <summary>手続待ち: open; the papers are here, and staff take the procedure from here by hand.</summary>
    AwaitingProcedure,
}
