namespace Hpki.Pki.Authorities;

/// <summary>The authority cannot start: its keys, certificates or lists are missing, unreadable or do not fit together. The message says which and what to do.</summary>
public sealed class CertificationAuthoritySetupException(string message, Exception? inner = null) : Exception(message, inner);
