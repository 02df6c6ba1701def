using Hpki.Procedures.Identifiers;

namespace Hpki.Console.Scans;

/// <summary>A page (from 1) of a scan that was filed to a request.</summary>
public sealed record FiledPage(int Page, RequestNumber Request);
