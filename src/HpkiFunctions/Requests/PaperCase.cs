namespace HpkiFunctions.Requests;

/// <summary>
/// Which request on paper an orchestration carries: ids only (design rule 4). The generation rises when late papers open a closed request again;
/// the round is the number of examinations that a step goes by. The flow continues as new at each stage; only its first run tells the holder
/// that the papers are here.
/// </summary>
public sealed record PaperCase(string HolderId, string RequestId, int Generation, int Round = 0, bool IsBegun = false);
