using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.LostReports;

/// <summary>The desk that takes a phone call about a lost card. The order of work is that of design §5 (a)–(e).</summary>
public sealed class LostReportDesk(
    HolderRegistry registry, LookupIndex lookups, LostReportDecisions decisions, CallContents contents, EmergencyRevocations revocations, StaffDirectory directory,
    TimeProvider time)
{
    /// <summary>The most characters of <see cref="LostReportInput.Circumstances"/>.</summary>
    public const int LongestCircumstances = 2000;

    /// <summary>Takes the call and revokes at once when the caller is proved; otherwise the card is held and a second person looks.</summary>
    /// <exception cref="ProblemException">The input cannot be right, and nothing was stored; or the card needs no revocation any more, and the call is recorded.</exception>
    public async Task<LostReportReceipt> TakeCallAsync(
        LostReportInput input, StaffPrincipal staff, string idempotencyKey, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        CardSerial serial = CardSerial.Parse(input.CardSerial);
        CallerCheck caller = LostReportInputs.Check(input);
        string holderId = input.HolderId ?? await HolderOfAsync(serial, cancellationToken);
        RefuseOwn(staff, holderId);
        LostReportCall call = new(RequestNumber.New(), serial.Text, input, caller, staff.StaffId, KeyOf(staff.StaffId, holderId, idempotencyKey));

        // From here on the caller's browser may go away: what is decided is carried out.
        DecisionResult result = await DecideAsync(holderId, call, signals);
        if (result.Content is { } asked && asked != contents.Of(result.File.Holder, call))
        {
            throw new ProblemException(Problem.Conflict("key-used", "二重送信を防ぐ番号が別の内容で使われています",
                "同じ番号で先に受け付けた内容と異なるため、今回の内容は受け付けていません。画面を開き直し、新しい番号で受け付けてください。"));
        }

        if (LostReportDecisions.RequestOf(result.File, call.DecisionKey, serial.Text) is not { } request)
        {
            throw new ProblemException(await RepeatedAsync(result.File, serial, signals));
        }

        if (request.CardSerial != serial.Text)
        {
            throw new ProblemException(Problem.Conflict("key-used", "二重送信を防ぐ番号が別の受付で使われています", "画面を開き直してから、もう一度受け付けてください。"));
        }

        RevocationOutcome? outcome = request.OrderId is null ? null : await revocations.TryNowAsync(result.File, request.OrderId, signals);
        return LostReportReceipt.Of(result.File, request, outcome, time.GetElapsedTime(started));
    }

    /// <summary>Why this member of staff has no call to take about the card that would revoke it; null when they have.</summary>
    public Problem? WhyNot(HolderFile file, Card card, StaffPrincipal staff) => WhyNotTake(file, staff) ?? LostReportDecisions.WhyNoCall(file, card);

    /// <summary>Why this member of staff cannot take a call about a card of the holder, which is recorded whatever became of the card; null when they can.</summary>
    public Problem? WhyNotTake(HolderFile file, StaffPrincipal staff) =>
        directory.IsOwn(staff.StaffId, file.Holder.HolderId) ? Problem.OwnCard
        : !ProcedureCatalogue.LostReport.Allows(ProcedureStep.Receive, staff.Roles) ? Problem.MissingRole(ProcedureCatalogue.LostReport.MayDo[ProcedureStep.Receive])
        : null;

    /// <summary>The holder's file for a call about the card.</summary>
    /// <exception cref="ProblemException">The number is malformed or nobody's, or the card is the staff member's own.</exception>
    public async Task<(HolderFile File, Card Card)> OpenAsync(string? cardSerial, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        CardSerial serial = CardSerial.Parse(cardSerial);
        string holderId = await HolderOfAsync(serial, cancellationToken);
        RefuseOwn(staff, holderId);
        HolderFile file = await registry.OpenAsync(holderId, cancellationToken);
        return (file, file.Card(serial.Text));
    }

    async Task<string> HolderOfAsync(CardSerial serial, CancellationToken cancellationToken) =>
        (await lookups.FindAsync(LookupKind.CardSerial, serial.Text, cancellationToken: cancellationToken)) is [var hit, ..]
            ? hit.HolderId
            : throw new ProblemException(Problem.NotFound("unknown-card", "このカード番号のカードはありません",
                "カード番号を読み直していただくか、氏名・医籍登録番号で検索してください。"));

    void RefuseOwn(StaffPrincipal staff, string holderId)
    {
        if (directory.IsOwn(staff.StaffId, holderId))
        {
            throw new ProblemException(Problem.OwnCard);
        }
    }

    async Task<DecisionResult> DecideAsync(string holderId, LostReportCall call, IOrchestrationSignals signals)
    {
        if (holderId.Length is 0 or > 64 || !holderId.All(char.IsAsciiLetterOrDigit))
        {
            throw UnknownHolder();
        }

        try
        {
            return await registry.DecideAsync(holderId, call.DecisionKey, file => decisions.TakeCall(file, call).Asked(contents.Of(file.Holder, call)), signals, CancellationToken.None);
        }
        catch (HolderNotFoundException)
        {
            throw UnknownHolder();
        }
    }

    // The order of the first call may still be on its way to the lists: this call tries it too.
    async Task<Problem> RepeatedAsync(HolderFile file, CardSerial serial, IOrchestrationSignals signals)
    {
        Card card = file.Cards.FirstOrDefault(card => card.CardSerial == serial.Text) ?? throw new ProblemException(LostReportDecisions.ForeignCard);
        if (card is { State: CardState.Revoking, RevocationOrderId: { } orderId }
            && await revocations.TryNowAsync(file, orderId, signals) == RevocationOutcome.Confirmed)
        {
            file = await registry.OpenAsync(file.Holder.HolderId, CancellationToken.None);
        }

        return RepeatedCalls.Answer(file, file.Card(serial.Text));
    }

    static ProblemException UnknownHolder() =>
        new(Problem.NotFound("unknown-holder", "この資格証保有者はいません", "検索して選び直してください。"));

    // Ids of the order and the first task are made from it, so it names staff member and holder too: one key sent for two doctors makes two orders.
    static string KeyOf(string staffId, string holderId, string idempotencyKey) => $"call-{RecordId.From('c', $"{staffId}\n{holderId}\n{idempotencyKey}")}";
}
