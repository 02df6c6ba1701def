using Hpki.Procedures.Letters;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.Letters;

/// <summary>Prints all that waits in one go. Two people who do so at once print every letter once: in the run of whoever came first.</summary>
public sealed partial class LetterPrintRuns(
    HolderRegistry registry, Worklists worklists, LetterDesk desk, LetterPapers papers, ILogger<LetterPrintRuns> logger)
{
    /// <summary>Letters of one run at most: what an office printer takes in one go.</summary>
    public const int Largest = 100;

    /// <summary>Prints what waits and the member of staff may deal with. The same key again gives the same run.</summary>
    public async Task<PrintRun> PrintAsync(string key, StaffPrincipal staff, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        string run = RecordId.From('p', $"{staff.StaffId}-{key}");
        IReadOnlyList<QueuedLetter> before = await QueueAsync(cancellationToken);

        // The same submission again adds nothing: what it printed may be in envelopes already.
        int room = before.Any(letter => letter.PrintRun == run) ? 0 : Largest, failed = 0;
        foreach (QueuedLetter queued in before.Where(letter => letter.State == LetterState.Queued && desk.WhyNot(letter.HolderId, staff) is null).Take(room))
        {
            try
            {
                HolderFile file = await registry.OpenAsync(queued.HolderId, cancellationToken);
                await desk.PrintAsync(file, file.Letter(queued.LetterId), run, staff, signals);
            }
            catch (ProblemException)
            {
                // Somebody else has dealt with it since the list was read.
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, queued.LetterId, error);
                failed++;
            }
        }

        return new(run, [.. (await QueueAsync(cancellationToken)).Where(letter => letter.PrintRun == run).Select(letter => letter.LetterId)], failed);
    }

    /// <summary>The letters of a run that are not posted yet, in one PDF.</summary>
    /// <exception cref="ProblemException">There are none, or one is no longer what was printed.</exception>
    public async Task<byte[]> ReadAsync(string run, CancellationToken cancellationToken)
    {
        List<(HolderFile, Letter)> letters = [];
        foreach (QueuedLetter queued in (await QueueAsync(cancellationToken)).Where(letter => letter.PrintRun == run))
        {
            HolderFile file = await registry.OpenAsync(queued.HolderId, cancellationToken);
            Letter letter = file.Letter(queued.LetterId);
            if (letter.State == LetterState.Printed && letter.PrintRun == run && !NoticeTruth.IsOvertaken(file, letter))
            {
                papers.AsPrinted(file, letter);
                letters.Add((file, letter));
            }
        }

        return letters.Count > 0 ? papers.Run(letters).Pdf : throw new ProblemException(LetterProblems.UnknownRun);
    }

    async Task<IReadOnlyList<QueuedLetter>> QueueAsync(CancellationToken cancellationToken)
    {
        List<QueuedLetter> letters = [];
        string? continuation = null;
        do
        {
            WorklistPage<QueuedLetter> page = await worklists.PrintQueueAsync(1000, continuation, cancellationToken);
            letters.AddRange(page.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return letters;
    }

    [LoggerMessage(1, LogLevel.Error, "Letter {LetterId} could not be printed; it stays in the queue.")]
    static partial void LogFailed(ILogger logger, string letterId, Exception error);
}
