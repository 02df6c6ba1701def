namespace HpkiFunctions.Intake;

/// <summary>Which scan an orchestration carries.</summary>
public sealed record ScanCase(string ScanId);
