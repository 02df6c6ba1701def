namespace Hpki.Procedures.LostReports;

/// <summary>How a caller was proved, in the order in which reception tries them.</summary>
public enum CallerProofMethod
{
    /// <summary>失効用合言葉: the word chosen at application.</summary>
    RevocationWord,

    /// <summary>登録事項の照合: several facts of the register.</summary>
    RegisterFacts,

    /// <summary>登録電話番号への折返し: the holder answered at the number in the register.</summary>
    CallBack,

    /// <summary>別の担当者の判断: a second person was convinced otherwise, and wrote down how.</summary>
    Judgement,
}
