namespace Hpki.Procedures.Papers;

/// <summary>Under which circumstance an item is asked for.</summary>
public enum PaperCondition
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>住民票の住所が変わる.</summary>
    ResidenceChanges,

    /// <summary>医師資格証をセンターに送る: the centre does what is to be done with the card.</summary>
    CardIsSent,

    /// <summary>ご本人以外が届け出る.</summary>
    ReportedByAnother,
}
