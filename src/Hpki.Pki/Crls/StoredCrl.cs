using Azure;

namespace Hpki.Pki.Crls;

/// <summary>A list as it lies in the store.</summary>
/// <param name="Crl">The list.</param>
/// <param name="ETag">The store's version of it: who replaces it must have seen it.</param>
/// <param name="LastDaily">The last regular issue at or before this list; null when there was none yet.</param>
/// <param name="Archived">This process knows that the list is in the archive.</param>
sealed record StoredCrl(PublishedCrl Crl, ETag ETag, DailyIssue? LastDaily, bool Archived);

/// <summary>A regular issue: its day in Tokyo and the number of its list.</summary>
sealed record DailyIssue(DateOnly Day, long Number);
