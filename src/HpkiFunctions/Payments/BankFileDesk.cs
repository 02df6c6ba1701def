using System.Security.Cryptography;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Payments;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Payments;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Payments;

/// <summary>
/// 銀行の入金ファイル: a line that pays a fee to the yen is entered by itself; every other waits in the tray until somebody gives it to a request or writes down what
/// became of it. Each line is taken once, however often it comes.
/// </summary>
public sealed class BankFileDesk(
    BankFiles files, LookupIndex lookups, HolderRegistry registry, PaymentDecisions decisions, RequestDesk requests, TimeProvider time)
{
    const int Shown = 200;

    /// <summary>The lines that wait, and the last files.</summary>
    public async Task<(IReadOnlyList<BankLine> Waiting, IReadOnlyList<BankFile> Last)> TrayAsync(CancellationToken cancellationToken) =>
        (await files.WaitingAsync(Shown, cancellationToken), await files.LastAsync(10, cancellationToken));

    /// <summary>Takes a file. The bytes are kept before anything is read from them.</summary>
    /// <exception cref="ProblemException">It is no such file; what came is kept all the same.</exception>
    public async Task<BankFile> TakeAsync(ReadOnlyMemory<byte> content, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (content.Length > BankFileFormat.MostBytes)
        {
            throw new ProblemException(TooLarge);
        }

        string sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        await files.KeepAsync(sha256, content, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyList<BankRow> rows = BankFileFormat.Read(content.Span, TokyoTime.DateOf(now));
        (int entered, int known) = (0, 0);
        foreach (BankRow row in rows)
        {
            string key = RecordId.From('n', row.LineId is { } id ? $"line-{id}" : $"file-{sha256}-{row.Number}");
            if (await files.FindAsync(key, cancellationToken) is not null)
            {
                known++;
                continue;
            }

            BankLine line = new()
            {
                LineKey = key,
                FileSha256 = sha256,
                Number = row.Number,
                PaidOn = row.PaidOn,
                Yen = row.Yen,
                Reference = row.Reference,
                State = BankLineState.Waiting,
                Trouble = row.Trouble,
                TakenAt = now,
                TakenBy = staff.StaffId,
            };
            BankLine taken = row.Trouble is null ? await MatchAsync(line, staff, signals, cancellationToken) : line;
            await files.AddAsync(taken, CancellationToken.None);
            entered += taken.State == BankLineState.Entered ? 1 : 0;
        }

        BankFile file = new() { Sha256 = sha256, TakenAt = now, TakenBy = staff.StaffId, Lines = rows.Count, Entered = entered, Known = known, Waiting = rows.Count - entered - known };
        await files.SaveAsync(file, CancellationToken.None);
        return file;
    }

    /// <summary>割当て to a request, or a note of what became of it by somebody other than who brought the file.</summary>
    /// <exception cref="ProblemException">Nothing waits under the key, or what was said cannot be.</exception>
    public async Task<BankLine> SettleAsync(
        string lineKey, BankLineSettlement said, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        RequestDesk.CheckNote(said.Note);
        BankLine line = lineKey.Length is > 0 and <= 64 && lineKey.All(char.IsAsciiLetterOrDigit) && await files.FindAsync(lineKey, cancellationToken) is { SettledAt: null } found && found.State != BankLineState.Entered
            ? found
            : throw new ProblemException(Problem.NotFound("unknown-line", "この入金は確認を待っていません", "別の担当者が先に処理した可能性があります。入金の画面を開き直してください。"));
        return string.IsNullOrWhiteSpace(said.RequestNumber)
            ? await CloseAsync(line, said.Note, staff, cancellationToken)
            : await AssignAsync(line, said.RequestNumber, staff, signals, cancellationToken);
    }

    internal static Problem TooLarge { get; } = new(
        Microsoft.AspNetCore.Http.StatusCodes.Status413PayloadTooLarge, "too-large", "ファイルが大きすぎます", $"{BankFileFormat.MostBytes / 1024} KB(約2,000行)以内のファイルに分けてください。");

    async Task<BankLine> MatchAsync(BankLine line, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (await lookups.FindAsync(LookupKind.PaymentReference, line.Reference!, cancellationToken: cancellationToken) is not [{ RequestId: { } requestId } hit])
        {
            return line with { Trouble = BankLineTrouble.UnknownReference };
        }

        if (requests.WhyNot(ProcedureStep.RecordPayment, hit.HolderId, staff) is not null)
        {
            return line with { Trouble = BankLineTrouble.NotTheirs };
        }

        PaymentVerdict verdict = PaymentVerdict.Settles;
        DecisionResult result = await registry.DecideAsync(hit.HolderId, KeyOf(line), file =>
        {
            verdict = PaymentDecisions.Judge(file, requestId, line.Yen!.Value);
            return verdict == PaymentVerdict.Settles ? Enter(file, requestId, line, staff) : null;
        }, signals, CancellationToken.None);
        return result.Outcome == DecisionOutcome.NothingToDo
            ? line with { Trouble = verdict.Trouble() }
            : line with { State = BankLineState.Entered, RequestId = requestId, SettledAt = time.GetUtcNow(), SettledBy = staff.StaffId };
    }

    // Claimed first, so that one payment is never entered for two requests; the decision changes nothing the second time.
    async Task<BankLine> AssignAsync(BankLine line, string requestNumber, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        if (line.Yen is null || line.PaidOn is null)
        {
            throw new ProblemException(Problem.Conflict("no-amount", "金額または入金日がないため、割り当てられません", "申請の画面から入金を手で記録し、この行には、その旨を記録してください。") with { Field = "requestNumber" });
        }

        (_, Request request) = await requests.OpenAsync(requestNumber, cancellationToken);
        Problem? problem = requests.WhyNot(ProcedureStep.RecordPayment, request.HolderId, staff)
            ?? (ProcedureCatalogue.Of(request.Procedure).Course.Contains(ProcedureStage.Fee) ? null : Problem.Conflict("no-fee", "入金を記録できません", "この手続には手数料がありません。受付番号を確認してください。"));
        if (problem is not null)
        {
            throw new ProblemException(problem);
        }

        BankLine claimed = await files.ClaimAsync(
            line.LineKey,
            now => now.State == BankLineState.Waiting || now.RequestId == request.RequestId ? now with { State = BankLineState.Assigning, RequestId = request.RequestId } : null,
            cancellationToken) ?? throw new ProblemException(Overtaken);
        await registry.DecideAsync(request.HolderId, KeyOf(line), file => Enter(file, request.RequestId, claimed, staff), signals, CancellationToken.None);
        BankLine done = claimed with { State = BankLineState.Entered, SettledAt = time.GetUtcNow(), SettledBy = staff.StaffId };
        await files.FinishAsync(done, CancellationToken.None);
        return done;
    }

    async Task<BankLine> CloseAsync(BankLine line, string? note, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(note))
        {
            throw new ProblemException(Problem.BadField("note", "受付番号も記録もありません", "割り当てる申請の受付番号か、この入金をどう処理したか(返金の日付など)を入力してください。"));
        }

        if (line.TakenBy == staff.StaffId)
        {
            throw new ProblemException(Problem.FourEyes);
        }

        BankLine done = await files.ClaimAsync(
            line.LineKey,
            now => now.State == BankLineState.Waiting ? now with { State = BankLineState.Closed, SettledAt = time.GetUtcNow(), SettledBy = staff.StaffId, Note = note.Trim() } : null,
            cancellationToken) ?? throw new ProblemException(Overtaken);
        await files.FinishAsync(done, CancellationToken.None);
        return done;
    }

    Decision Enter(HolderFile file, string requestId, BankLine line, StaffPrincipal staff) =>
        decisions.Enter(file, requestId, new() { Yen = line.Yen!.Value, PaidOn = line.PaidOn!.Value }, staff.StaffId, KeyOf(line));

    static string KeyOf(BankLine line) => $"payment-{line.LineKey}";

    static Problem Overtaken { get; } = Problem.Conflict("line-changed", "別の担当者がこの入金を処理しています", "入金の画面を開き直して、今の状態を確認してください。");
}
