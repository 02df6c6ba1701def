namespace Hpki.Procedures.Forms;

/// <summary>Keys of the questions by which the centre finds the holder in its register, the same on every form.</summary>
public static class HolderKeys
{
    /// <summary>氏名.</summary>
    public const string Name = "holder.name";

    /// <summary>変更前の氏名, on forms for a change of name: the one that the register has.</summary>
    public const string FormerName = "formerName";

    /// <summary>フリガナ.</summary>
    public const string Kana = "holder.kana";

    /// <summary>生年月日, a date of three parts.</summary>
    public const string BirthDate = "birthDate";

    /// <summary>医籍登録番号.</summary>
    public const string MedicalRegistrationNumber = "medicalRegistrationNumber";

    /// <summary>カード番号.</summary>
    public const string CardSerial = "cardSerial";
}
