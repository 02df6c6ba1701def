namespace Hpki.Console.Layout;

/// <summary>The anti-forgery token that every POST form carries as a hidden field, and every script request as a header.</summary>
public sealed record FormToken(string FieldName, string Value)
{
    /// <summary>The header in which the upload script sends <see cref="Value"/> (the default of ASP.NET Core's anti-forgery).</summary>
    public const string HeaderName = "RequestVerificationToken";

    /// <summary>Without the value, so that it never reaches a log.</summary>
    public override string ToString() => $"{nameof(FormToken)} {FieldName}";
}
