namespace Hpki.Procedures.Forms;

/// <summary>What a right answer to a question looks like.</summary>
public enum FormAnswerKind
{
    /// <summary>A line of text.</summary>
    Line,

    /// <summary>Text on several lines.</summary>
    Lines,

    /// <summary>氏名: family and given name with a space between.</summary>
    Name,

    /// <summary>フリガナ of a name, with a space between.</summary>
    Kana,

    /// <summary>Western year, month and day.</summary>
    Date,

    /// <summary>医籍登録番号.</summary>
    MedicalRegistrationNumber,

    /// <summary>日医会員ID.</summary>
    JmaMemberId,

    /// <summary>カード番号.</summary>
    CardSerial,

    /// <summary>Postal code and address.</summary>
    Address,

    /// <summary>A Japanese telephone number.</summary>
    Phone,

    /// <summary>A mail address.</summary>
    Mail,

    /// <summary>One of several boxes.</summary>
    OneOf,

    /// <summary>Any number of boxes.</summary>
    AnyOf,

    /// <summary>A signature; on paper only.</summary>
    Signature,

    /// <summary>A photograph, glued; on paper only.</summary>
    Photo,
}
