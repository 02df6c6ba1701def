using Hpki.Procedures.Forms;

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

        // What was typed on the web is no request yet.
        ["numberLabel"] = DraftReference.TryParse(number, out _) ? "用紙番号" : "受付番号",
    };
}
