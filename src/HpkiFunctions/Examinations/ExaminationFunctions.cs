using Hpki.Procedures.Papers;
using Hpki.Procedures.Reissues;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Examinations;

/// <summary>The API of the examination of papers.</summary>
public sealed class ExaminationFunctions(ExaminationDesk desk)
{
    [StaffRoute]
    [Operation("Lists the papers that a request needs or may need; with ?reason= those for that reason of a reissue.", Answer = typeof(IReadOnlyList<PaperRequirement>))]
    [Function(nameof(ListPaperRequirements))]
    public async Task<IResult> ListPaperRequirements(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/requests/{number}/papers")] HttpRequest request, string number, CancellationToken cancellationToken)
    {
        string text = request.Query["reason"].ToString();
        ReissueReason? reason = text.Length == 0 ? null
            : Enum.TryParse(text, out ReissueReason known) && Enum.IsDefined(known) ? known
            : throw new ProblemException(Problem.BadField("reason", "申請区分の指定が正しくありません", $"{string.Join("、", Enum.GetNames<ReissueReason>())} のいずれかを指定してください。"));
        return JsonBody.Answer(await desk.RequirementsAsync(number, reason, cancellationToken));
    }

    [StaffRoute]
    [Operation("Takes an examiner's findings about each paper: the request goes on, or the holder is told what to send.", Body = typeof(ExaminationInput), Answer = typeof(PaperExamination))]
    [Function(nameof(ExaminePapers))]
    public async Task<IResult> ExaminePapers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/requests/{number}/tasks/{taskId}/examination")] HttpRequest request,
        string number, string taskId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ExaminationInput body = await JsonBody.ReadAsync<ExaminationInput>(request, cancellationToken);
        return JsonBody.Answer(await desk.ExamineAsync(number, taskId, body, request.Staff(), new DurableSignals(client), cancellationToken));
    }
}
