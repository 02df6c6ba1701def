namespace Hpki.Console;

/// <summary>What is wrong with one field and what to do about it (Japanese). <paramref name="Field"/> is the form field's name.</summary>
public sealed record FieldError(string Field, string Message);
