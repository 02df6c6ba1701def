namespace Hpki.Procedures.Requests;

/// <summary>How a staff task ended.</summary>
public enum TaskOutcome
{
    /// <summary>確認済・問題なし / 対応済.</summary>
    Confirmed,

    /// <summary>不一致・疑義あり: the form does not match, or the report is unfounded, or the emergency was not justified.</summary>
    Refused,

    /// <summary>不要: the matter ended by itself.</summary>
    Obsolete,
}
