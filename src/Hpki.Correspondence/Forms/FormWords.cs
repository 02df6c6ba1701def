namespace Hpki.Correspondence.Forms;

/// <summary>What stands for the places in a form's words that the centre or the printing fills.</summary>
static class FormWords
{
    public static Dictionary<string, string> Of(CenterContact center, string number) => new()
    {
        ["center"] = center.Name,
        ["phone"] = center.Phone,
        ["hours"] = center.Hours,
        ["postalCode"] = center.PostalCode,
        ["postalAddress"] = center.PostalAddress,
        ["requestNumber"] = number,
    };
}
