using Hpki.Procedures.Staff;
using Hpki.Registry.Payments;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using HpkiFunctions.OpenApi;
using HpkiFunctions.Requests;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Payments;

/// <summary>The API of the bank's files.</summary>
public sealed class BankFileFunctions(BankFileDesk desk)
{
    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Takes a file of the bank (CSV: 入金日, 金額, 照合番号, 明細番号): lines that pay a fee to the yen are entered, the others wait; a line that came before is passed over.",
        BodyMediaType = MediaTypes.Bytes, Answer = typeof(BankFile), Status = StatusCodes.Status201Created)]
    [Function(nameof(TakeBankFile))]
    public async Task<IResult> TakeBankFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/bank-files")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        request.Require(MediaTypes.Bytes);
        ReadOnlyMemory<byte> content = await BoundedBody.ReadAsync(request, BankFileFormat.MostBytes, BankFileDesk.TooLarge, cancellationToken);
        return JsonBody.Answer(await desk.TakeAsync(content, request.Staff(), new DurableSignals(client), cancellationToken), StatusCodes.Status201Created);
    }

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Lists the lines of the bank's files that wait for a person.", Answer = typeof(IReadOnlyList<BankLine>))]
    [Function(nameof(ListBankLines))]
    public async Task<IResult> ListBankLines(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/bank-lines")] HttpRequest request, CancellationToken cancellationToken) =>
        JsonBody.Answer((await desk.TrayAsync(cancellationToken)).Waiting);

    [StaffRoute(StaffRole.Reception, StaffRole.Examiner)]
    [Operation("Gives a waiting line to a request, or notes what became of it; the note is somebody else's than who brought the file.", Body = typeof(BankLineSettlement), Answer = typeof(BankLine))]
    [Function(nameof(SettleBankLine))]
    public async Task<IResult> SettleBankLine(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/bank-lines/{lineKey}/settle")] HttpRequest request,
        string lineKey, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        BankLineSettlement body = await JsonBody.ReadAsync<BankLineSettlement>(request, cancellationToken);
        return JsonBody.Answer(await desk.SettleAsync(lineKey, body, request.Staff(), new DurableSignals(client), cancellationToken));
    }
}
