namespace HpkiFunctions.LostReports;

/// <summary>Which lost report an orchestration carries: ids only (design rule 4). The round rises when a form was refused and a new one is awaited.</summary>
public sealed record LostReportCase(string HolderId, string RequestId, int Round = 0);
