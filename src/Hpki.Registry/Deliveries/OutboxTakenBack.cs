namespace Hpki.Registry.Deliveries;

/// <summary>Pages of a scan that were filed by mistake and wait in the tray again.</summary>
sealed record OutboxTakenBack(string ScanId, int FirstPage, string DocumentId, string TakenBackBy) : OutboxItem;
