namespace Hpki.Pki.Crls;

/// <summary>What the archive says of a list without transferring it.</summary>
/// <param name="Number">The list's number.</param>
/// <param name="ThisUpdate">When it was issued (UTC).</param>
/// <param name="NextUpdate">By when the next one had to be issued (UTC).</param>
/// <param name="Count">How many certificates it names.</param>
/// <param name="IsDaily">Whether it was a regular issue; if not, an extra one after a revocation, or the very first.</param>
public sealed record ArchivedCrl(long Number, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate, int Count, bool IsDaily);
