namespace Hpki.Console;

/// <summary>Field names that several forms share.</summary>
public static class FormFields
{
    /// <summary>Makes a form sent twice one action: the same key, the same outcome.</summary>
    public const string IdempotencyKey = "idempotencyKey";
}
