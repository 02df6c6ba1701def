namespace Hpki.Registry.Deliveries;

/// <summary>Pages of a scan that now belong to a document.</summary>
sealed record OutboxPages(string ScanId, int FirstPage, int PageCount, string HolderId, string RequestId, string DocumentId, string FiledBy) : OutboxItem;
