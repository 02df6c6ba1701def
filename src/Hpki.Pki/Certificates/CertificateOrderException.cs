namespace Hpki.Pki.Certificates;

/// <summary>A certificate was ordered that cannot be issued. The message says what is wrong and what to do; it never repeats the value.</summary>
public sealed class CertificateOrderException(string field, string problem, Exception? inner = null)
    : Exception($"{field}: {problem}", inner)
{
    /// <summary>The member of the order that is wrong.</summary>
    public string Field { get; } = field;
}
