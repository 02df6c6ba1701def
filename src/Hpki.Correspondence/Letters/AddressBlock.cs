using Hpki.Correspondence.Pdf;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Letters;

/// <summary>Sets the address where the envelope's window is. What the font or the window cannot hold stays blank, for handwriting.</summary>
static class AddressBlock
{
    const float PostalCodeHeight = 4.6f;
    const float NameHeight = 6;
    const string ByHand = "　　　　　　　　　　";

    static readonly TextStyle PostalCode = new(10.5f);
    static readonly TextStyle Name = new(12);
    static readonly float[] AddressPoints = [10.5f, 10, 9.5f, 9, 8.5f, 8];

    /// <returns>Whether something is left to be written by hand.</returns>
    public static bool Draw(PageDrawing page, LetterRecipient recipient)
    {
        MmRect area = WindowEnvelope.AlwaysSeen.Inset(1, 0.8f);
        MmRect address = new(area.Left, area.Top + PostalCodeHeight, area.Width, area.Height - PostalCodeHeight - NameHeight);
        MmRect name = new(area.Left, address.Bottom, area.Width, NameHeight);
        page.WriteOnOneLine($"〒{recipient.PostalCode[..3]}-{recipient.PostalCode[3..]}", area with { Height = PostalCodeHeight }, PostalCode);
        bool addressFits = TrueTypeFont.Of(FontWeight.Regular).CanDraw(recipient.Address) && AddressPoints.Any(points => Fits(page, BrokenAtSpaces(recipient.Address, address, points), address, points) || Fits(page, recipient.Address, address, points));
        bool nameFits = TrueTypeFont.Of(FontWeight.Regular).CanDraw(recipient.Name) && Fits(() => page.WriteOnOneLine($"{recipient.Name}　様", name, Name));
        if (!nameFits)
        {
            page.WriteOnOneLine($"{ByHand}様", name, Name);
        }
        return !(addressFits && nameFits);
    }

    // The name of a building begins a line of its own rather than being torn apart.
    static string BrokenAtSpaces(string text, MmRect area, float points) =>
        new TextStyle(points).Width(text) > area.Width ? string.Join('\n', text.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries)) : text;

    static bool Fits(PageDrawing page, string text, MmRect area, float points) =>
        Fits(() => page.Write(text, area, new TextStyle(points) { LineSpacing = 1.25f, FromTop = true }));

    static bool Fits(Action draw)
    {
        try
        {
            draw();
            return true;
        }
        catch (TextDoesNotFitException)
        {
            return false;
        }
    }
}
