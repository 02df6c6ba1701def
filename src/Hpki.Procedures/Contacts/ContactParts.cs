namespace Hpki.Procedures.Contacts;

/// <summary>What holders and staff call the parts of the contact data.</summary>
public static class ContactParts
{
    public static InTwoLanguages Title(this ContactPart part) => part switch
    {
        ContactPart.Residence => new("住民票の住所", "residence"),
        ContactPart.Phone => new("電話番号", "telephone"),
        ContactPart.Mail => new("メールアドレス", "e-mail address"),
        ContactPart.Workplace => new("勤務先", "workplace"),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "This part has no name yet; add one."),
    };
}
