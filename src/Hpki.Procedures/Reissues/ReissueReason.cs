namespace Hpki.Procedures.Reissues;

/// <summary>Why a new card is asked for (申請区分 of the 再発行申請書). The letter printed beside it is another matter, see <see cref="ReissueLetters"/>.</summary>
public enum ReissueReason
{
    /// <summary>紛失・盗難.</summary>
    Loss,

    /// <summary>破損.</summary>
    Damage,

    /// <summary>姓名変更.</summary>
    NameChange,

    /// <summary>日医会員／非会員変更, in either direction.</summary>
    MembershipChange,

    /// <summary>その他: what it is stands on the form.</summary>
    Other,
}
