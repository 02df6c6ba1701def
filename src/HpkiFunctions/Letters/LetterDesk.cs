using Hpki.Correspondence.Letters;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Staff;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Documents;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Letters;

/// <summary>The desk at which letters are printed and posted. The same step again answers the same; a step that the letter's state does not allow says so.</summary>
public sealed class LetterDesk(HolderRegistry registry, RequestDesk requests, LetterPapers papers, OvertakenLetters overtaken, DocumentStore documents, TimeProvider time)
{
    const int LongestNote = 1000;

    /// <exception cref="ProblemException">The request has no such letter.</exception>
    public async Task<(HolderFile File, Letter Letter)> OpenAsync(string number, string letterId, CancellationToken cancellationToken)
    {
        (HolderFile file, Request request) = await requests.OpenAsync(number, cancellationToken);
        return (file, file.Letters.FirstOrDefault(letter => letter.LetterId == letterId && letter.RequestId == request.RequestId)
            ?? throw new ProblemException(LetterProblems.Unknown));
    }

    /// <summary>Why this member of staff may not deal with letters of the holder; null when they may.</summary>
    public Problem? WhyNot(string holderId, StaffPrincipal staff) => requests.WhyNot(ProcedureStep.CallHolder, holderId, staff);

    /// <summary>Prints one letter; printing it again without a misprint gives the same paper.</summary>
    public async Task<Letter> PrintAsync(string number, string letterId, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        (HolderFile file, Letter letter) = await OpenForAsync(number, letterId, staff, cancellationToken);
        return await PrintAsync(file, letter, run: RecordId.New('p'), staff, signals);
    }

    /// <summary>Prints a letter of a run.</summary>
    public async Task<Letter> PrintAsync(HolderFile file, Letter letter, string run, StaffPrincipal staff, IOrchestrationSignals signals)
    {
        await RefuseOvertakenAsync(file, letter, signals);
        if (letter.State == LetterState.Printed)
        {
            papers.AsPrinted(file, letter);
            return letter;
        }

        DateTimeOffset now = time.GetUtcNow();
        return await DecideAsync(file, letter, $"print-{letter.Prints + 1}", (current, one) => NoticeTruth.IsOvertaken(current, one)
            ? throw new ProblemException(LetterProblems.NoLongerTrue)
            : LetterDecisions.Print(one, staff.StaffId, run, LetterPapers.Sha256(papers.Compose(current, one with { PrintedAt = now })), now), signals);
    }

    /// <summary>Back into the queue, because the paper is spoilt or out of date.</summary>
    public async Task<Letter> MisprintAsync(
        string number, string letterId, string? note, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        CheckNote(note);
        (HolderFile file, Letter letter) = await OpenForAsync(number, letterId, staff, cancellationToken);
        return letter is { State: LetterState.Queued, Prints: > 0 }
            ? letter
            : await DecideAsync(file, letter, $"misprint-{letter.Prints}", (_, one) => LetterDecisions.Misprint(one, staff.StaffId, note), signals);
    }

    /// <summary>In the post. What was sent is kept, and must be what was printed.</summary>
    public async Task<Letter> PostAsync(
        string number, string letterId, string? trackingNumber, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        string? tracking = TrackingNumber.Of(trackingNumber);
        (HolderFile file, Letter letter) = await OpenForAsync(number, letterId, staff, cancellationToken);
        if (letter.State == LetterState.Posted && letter.PostedBy == staff.StaffId && letter.TrackingNumber == tracking)
        {
            return letter;
        }

        if (letter.State != LetterState.Printed)
        {
            throw new ProblemException(LetterProblems.WrongState(letter.State, LetterEvent.Post));
        }

        await RefuseOvertakenAsync(file, letter, signals);
        PrintedLetter paper = papers.AsPrinted(file, letter);
        string documentId = RecordId.From('d', $"{letter.LetterId}-{letter.PrintedSha256}");
        string sha256 = await documents.SaveAsync(documentId, "application/pdf", paper.Pdf, CancellationToken.None);
        DateTimeOffset now = time.GetUtcNow();
        return await DecideAsync(file, letter, "post", (current, one) =>
            {
                // The address may have changed, and the procedure gone on, while the paper was being kept.
                return NoticeTruth.IsOvertaken(current, one) ? throw new ProblemException(LetterProblems.NoLongerTrue)
                    : one.PrintedSha256 == sha256 && LetterPapers.Sha256(papers.Compose(current, one)) == sha256
                    ? LetterDecisions.Post(current, one, LetterDecisions.Sent(one, documentId, sha256, paper.PageCount, staff.StaffId, now), tracking, staff.StaffId, now)
                    : throw new ProblemException(LetterProblems.Changed);
            }, signals);
    }

    /// <summary>The tracking says that it arrived.</summary>
    public Task<Letter> ConfirmDeliveryAsync(string number, string letterId, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken) =>
        StepAsync(number, letterId, LetterState.Delivered, "delivered", staff, (_, one) => LetterDecisions.ConfirmDelivery(one, staff.StaffId, time.GetUtcNow()), signals, cancellationToken);

    /// <summary>宛先不明などで戻った.</summary>
    public Task<Letter> ReturnAsync(string number, string letterId, string? note, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        CheckNote(note);
        return StepAsync(number, letterId, LetterState.Returned, "returned", staff,
            (file, one) => LetterDecisions.Return(file, one, note, staff.StaffId, time.GetUtcNow()), signals, cancellationToken);
    }

    /// <summary>The notice of a letter that came back, as a new letter; asked for again, it is the same one.</summary>
    public async Task<Letter> SendAgainAsync(string number, string letterId, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        (HolderFile file, Letter letter) = await OpenForAsync(number, letterId, staff, cancellationToken);
        DecisionResult result = await registry.DecideAsync(
            file, $"{letterId}-again", current => LetterRepeats.SendAgain(current, current.Letter(letterId), staff.StaffId, time.GetUtcNow()), signals, CancellationToken.None);
        return result.File.Letter(LetterRepeats.IdOf(letter));
    }

    /// <summary>Not sent.</summary>
    public Task<Letter> CancelAsync(
        string number, string letterId, LetterCancelReason? reason, string? note, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        CheckNote(note);
        if (reason is not { } why || !Enum.IsDefined(why))
        {
            throw new ProblemException(Problem.BadField("reason", "取消の理由が選ばれていません", "取消の理由を選んでください。"));
        }

        if (why == LetterCancelReason.Other && string.IsNullOrWhiteSpace(note))
        {
            throw new ProblemException(Problem.BadField("note", "取消の理由がありません", "「その他」を選ぶ場合は、理由を入力してください。"));
        }

        return StepAsync(number, letterId, LetterState.Cancelled, "cancel", staff,
            (file, one) => LetterDecisions.Cancel(file, one, why, note, Actor.Staff(staff.StaffId), time.GetUtcNow()), signals, cancellationToken);
    }

    async Task<Letter> StepAsync(
        string number, string letterId, LetterState wanted, string step, StaffPrincipal staff, Func<HolderFile, Letter, Decision> decide,
        IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        (HolderFile file, Letter letter) = await OpenForAsync(number, letterId, staff, cancellationToken);
        return letter.State == wanted ? letter : await DecideAsync(file, letter, step, decide, signals);
    }

    async Task<(HolderFile File, Letter Letter)> OpenForAsync(string number, string letterId, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        (HolderFile file, Letter letter) = await OpenAsync(number, letterId, cancellationToken);
        return WhyNot(letter.HolderId, staff) is { } problem ? throw new ProblemException(problem) : (file, letter);
    }

    async Task RefuseOvertakenAsync(HolderFile file, Letter letter, IOrchestrationSignals signals)
    {
        if (NoticeTruth.IsOvertaken(file, letter))
        {
            await overtaken.TakeBackAsync(file, letter, signals, CancellationToken.None);
            throw new ProblemException(LetterProblems.Overtaken);
        }
    }

    async Task<Letter> DecideAsync(HolderFile file, Letter letter, string step, Func<HolderFile, Letter, Decision> decide, IOrchestrationSignals signals)
    {
        DecisionResult result = await registry.DecideAsync(
            file, $"{letter.LetterId}-{step}", current => decide(current, current.Letter(letter.LetterId)), signals, CancellationToken.None);
        return result.File.Letter(letter.LetterId);
    }

    static void CheckNote(string? note)
    {
        if (note?.Length > LongestNote)
        {
            throw new ProblemException(Problem.BadField("note", "メモが長すぎます", $"{LongestNote:N0}文字以内で入力してください。"));
        }
    }
}
