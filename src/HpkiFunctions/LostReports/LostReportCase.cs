using System.Text.Json.Serialization;

namespace HpkiFunctions.LostReports;

/// <summary>
/// Which lost report an orchestration carries: ids only (design rule 4). The round rises when a form was refused and a new one is
/// awaited; the generation when something came for a report that was closed, and another orchestration took it up. The first one's is
/// not written, so that flows under way since before there was a second go on as they are.
/// </summary>
public sealed record LostReportCase(
    string HolderId, string RequestId, int Round = 0, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Generation = 0);
