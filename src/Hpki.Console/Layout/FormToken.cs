namespace Hpki.Console.Layout;

/// <summary>The anti-forgery token that every POST form carries as a hidden field.</summary>
public sealed record FormToken(string FieldName, string Value)
{
    /// <summary>Without the value, so that it never reaches a log.</summary>
    public override string ToString() => $"{nameof(FormToken)} {FieldName}";
}
