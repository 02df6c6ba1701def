namespace Hpki.Pki.Keys;

/// <summary>A key could not be opened or would not sign. The message names the key and the setting to look at, never a secret.</summary>
public sealed class SigningException(string message, Exception? inner = null) : Exception(message, inner);
