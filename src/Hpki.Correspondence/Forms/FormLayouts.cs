using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Forms;

/// <summary>The geometry of every version of every form, for those who read paper.</summary>
public static class FormLayouts
{
    /// <summary>All of them; of one form the newest first.</summary>
    public static IReadOnlyList<FormLayout> All { get; } = [.. FormSheets.All.Select(sheet => sheet.Layout)];

    /// <summary>The version that is printed now.</summary>
    public static FormLayout Current(FormKind kind)
    {
        var code = FormContents.Of(kind).Code;
        return All.First(layout => layout.Form == code);
    }

    /// <summary>The layout that a code names; null when no such version was ever printed.</summary>
    public static FormLayout? Find(string form, int version) => All.FirstOrDefault(layout => layout.Form == form && layout.Version == version);
}
