namespace Hpki.Registry.Audit;

/// <summary>A line could not be written to the access log, so what it speaks of must not be shown.</summary>
public sealed class AccessLogUnavailableException(Exception problem) : Exception("The access log cannot be written; the read is refused.", problem);
