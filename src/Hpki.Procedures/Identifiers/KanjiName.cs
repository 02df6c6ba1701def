namespace Hpki.Procedures.Identifiers;

/// <summary>氏名 as the register searches it: family and given name without spaces, compatibility forms folded.</summary>
public static class KanjiName
{
    /// <exception cref="InvalidIdentifierException">Empty.</exception>
    public static string Normalised(string? text)
    {
        string name = Normalise.Name(text);
        return name.Length > 0 ? name : throw new InvalidIdentifierException("name", "氏名", "入力してください。");
    }
}
