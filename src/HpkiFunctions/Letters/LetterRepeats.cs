using Hpki.Procedures.Letters;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Letters;

/// <summary>
/// The notice of a letter that came back, as a new letter to the address in the register: when a member of staff says so, after the holder was
/// reached and asked for the address. Never by itself, and never to another address than the register's.
/// </summary>
static class LetterRepeats
{
    /// <summary>The letter that goes out in place of one that came back.</summary>
    public static string IdOf(Letter returned) => RecordId.From('l', StepOf(returned));

    public static Letter? Of(HolderFile file, Letter returned) => file.Letters.FirstOrDefault(letter => letter.LetterId == IdOf(returned));

    /// <summary>Why the notice cannot go out again; null when it can.</summary>
    public static Problem? WhyNot(HolderFile file, Letter letter) =>
        letter.State != LetterState.Returned ? LetterProblems.NotReturned
        : file.Task(StaffTasks.IdOf(LetterDecisions.ReturnStep(letter))).Outcome != TaskOutcome.Confirmed ? LetterProblems.AddressUnchecked
        : Of(file, letter) is not null ? LetterProblems.SentAgain
        : null;

    /// <returns>Null when it has been decided before.</returns>
    public static Decision? SendAgain(HolderFile file, Letter letter, string staffId, DateTimeOffset now)
    {
        if (Of(file, letter) is not null)
        {
            return null;
        }

        return WhyNot(file, letter) is { } problem
            ? throw new ProblemException(problem)
            : new Decision()
                .Queue(file, StatusMail.Of(letter), IdOf(letter), StepOf(letter), now)
                .Record("letter.again", Actor.Staff(staffId), letter.RequestId, new Dictionary<string, string>
                {
                    ["letterId"] = IdOf(letter),
                    ["returnedLetterId"] = letter.LetterId,
                    ["mailId"] = letter.MailId,
                    ["kind"] = letter.Template,
                });
    }

    static string StepOf(Letter returned) => $"{returned.LetterId}-again";
}
