namespace Hpki.Procedures.LostReports;

/// <summary>How a caller was proved (domain.md §8.4), the stronger first.</summary>
public enum CallerProofMethod
{
    /// <summary>失効用合言葉: the word chosen at application.</summary>
    RevocationWord,

    /// <summary>登録事項の照合: several facts of the register.</summary>
    RegisterFacts,
}
