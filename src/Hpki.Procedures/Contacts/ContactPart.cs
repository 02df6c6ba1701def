namespace Hpki.Procedures.Contacts;

/// <summary>What a change of contact data can change. The timeline holds the names.</summary>
public enum ContactPart
{
    /// <summary>住民票の住所.</summary>
    Residence,

    /// <summary>電話番号.</summary>
    Phone,

    /// <summary>メールアドレス.</summary>
    Mail,

    /// <summary>勤務先.</summary>
    Workplace,
}
