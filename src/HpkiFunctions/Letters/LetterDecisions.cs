using Hpki.Procedures.Documents;
using Hpki.Procedures.Letters;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Letters;

/// <summary>What is decided about a letter once it is ordered (<see cref="PostalNotices"/>): each a transition of its life and an event of the timeline.</summary>
static class LetterDecisions
{
    static readonly TimeSpan CallWithin = TimeSpan.FromDays(3);

    public static Decision Print(Letter letter, string staffId, string run, string sha256, DateTimeOffset at) =>
        Step(letter, LetterEvent.Print, after => after with { Prints = letter.Prints + 1, PrintedAt = at, PrintedBy = staffId, PrintRun = run, PrintedSha256 = sha256 })
            .Record("letter.printed", Actor.Staff(staffId), letter.RequestId, Facts(letter, ("sha256", sha256)));

    public static Decision Misprint(Letter letter, string staffId, string? note) =>
        Step(letter, LetterEvent.Misprint, after => after with { PrintedAt = null, PrintedBy = null, PrintRun = null, PrintedSha256 = null })
            .Record("letter.misprinted", Actor.Staff(staffId), letter.RequestId, Facts(letter), detail: Words(note));

    /// <summary>In the post: the PDF that was sent is filed, and the task is done by whoever posted it.</summary>
    public static Decision Post(HolderFile file, Letter letter, Document sent, string? tracking, string staffId, DateTimeOffset now)
    {
        Decision decision = Step(letter, LetterEvent.Post, after => after with
        {
            PostedAt = now,
            PostedBy = staffId,
            TrackingNumber = tracking,
            DocumentId = sent.DocumentId,
        });
        return decision
            .Put(sent)
            .EndTask(file.Task(letter.TaskId), TaskOutcome.Confirmed, Actor.Staff(staffId), now)
            .Record("letter.posted", Actor.Staff(staffId), letter.RequestId, Facts(letter, ("sha256", sent.Sha256), ("documentId", sent.DocumentId), ("tracking", tracking)));
    }

    public static Decision ConfirmDelivery(Letter letter, string staffId, DateTimeOffset now) =>
        Step(letter, LetterEvent.ConfirmDelivery, after => after with { DeliveredAt = now })
            .Record("letter.delivered", Actor.Staff(staffId), letter.RequestId, Facts(letter));

    /// <summary>It came back: somebody calls the holder. It is never sent elsewhere by itself.</summary>
    public static Decision Return(HolderFile file, Letter letter, string? note, string staffId, DateTimeOffset now) =>
        Step(letter, LetterEvent.Return, after => after with { ReturnedAt = now, ReturnedBy = staffId })
            .Put(StaffTasks.New(file.Request(letter.RequestId), TaskKind.ReturnedLetter, ReturnStep(letter), now, now + CallWithin))
            .Record("letter.returned", Actor.Staff(staffId), letter.RequestId, Facts(letter), detail: Words(note));

    /// <summary>The step whose task asks the holder of a returned letter for the address.</summary>
    public static string ReturnStep(Letter letter) => $"{letter.LetterId}-returned";

    /// <summary>Taken back by itself, because the procedure has gone on. Null when it is in the post, cancelled, or still true.</summary>
    public static Decision? Overtake(HolderFile file, Letter letter, DateTimeOffset now) => NoticeTruth.IsOvertaken(file, letter)
        ? Cancel(file, letter, LetterCancelReason.Overtaken, note: null, Actor.System, now)
        : null;

    public static Decision Cancel(HolderFile file, Letter letter, LetterCancelReason reason, string? note, Actor by, DateTimeOffset now) =>
        Step(letter, LetterEvent.Cancel, after => after with { CancelledAt = now, CancelledBy = by.ActorId, CancelReason = reason })
            .EndTask(file.Task(letter.TaskId), TaskOutcome.Obsolete, by, now)
            .Record("letter.cancelled", by, letter.RequestId, Facts(letter, ("reason", reason.ToString())), detail: Words(note));

    /// <summary>The document that shows what was sent. Its id goes with the bytes, so that a print which was never posted is not in its way.</summary>
    public static Document Sent(Letter letter, string documentId, string sha256, int pages, string staffId, DateTimeOffset now) => new()
    {
        DocumentId = documentId,
        RequestId = letter.RequestId,
        HolderId = letter.HolderId,
        Kind = DocumentKind.PostedLetter,
        MediaType = "application/pdf",
        Sha256 = sha256,
        PageCount = pages,
        RetentionClass = RetentionClass.Correspondence,
        FiledAt = now,
        FiledBy = staffId,
    };

    static Decision Step(Letter letter, LetterEvent happened, Func<Letter, Letter> change) => LetterLifeCycle.Allows(letter.State, happened)
        ? new Decision().Put(change(letter with { State = LetterLifeCycle.After(letter.State, happened) }))
        : throw new ProblemException(LetterProblems.WrongState(letter.State, happened));

    static Decision EndTask(this Decision decision, StaffTask task, TaskOutcome outcome, Actor by, DateTimeOffset now) => task.CompletedAt is not null
        ? decision
        : decision
            .Put(task with { CompletedAt = now, CompletedBy = by.ActorId, Outcome = outcome })
            .Record("task.completed", by, task.RequestId, StaffTasks.Facts(task, outcome));

    static Dictionary<string, string> Facts(Letter letter, params (string Name, string? Value)[] more)
    {
        Dictionary<string, string> facts = new() { ["letterId"] = letter.LetterId, ["mailId"] = letter.MailId, ["kind"] = letter.Template };
        foreach ((string name, string? value) in more)
        {
            if (value is not null)
            {
                facts[name] = value;
            }
        }

        return facts;
    }

    static string? Words(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}
