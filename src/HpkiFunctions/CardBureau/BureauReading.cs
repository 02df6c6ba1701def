using System.Security.Cryptography;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Bureau;
using Hpki.Registry.Deliveries;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.CardBureau.Files;
using HpkiFunctions.Requests;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions.CardBureau;

/// <summary>
/// Reads the files that the card bureau has brought. Each message stands for itself: one that cannot be used is written down with its fault, and becomes a
/// task where its order is known; the others have their effect. A file of which a message met an outage stays where it is and is read again.
/// </summary>
public sealed partial class BureauReading(
    HolderRegistry registry, LookupIndex lookups, BureauAnswers answers, BureauFiles files, BureauJournal journal, PaperCourse course, TimeProvider time,
    ILogger<BureauReading> logger)
{
    /// <returns>How many files were read to their end.</returns>
    public async Task<int> ReadAsync(IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        int read = 0;
        foreach (string name in await files.IncomingAsync(cancellationToken))
        {
            try
            {
                if (await files.ReadAsync(name, cancellationToken) is { } file && await ReadAsync(file, signals, cancellationToken))
                {
                    read++;
                }
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // One that cannot be read must not keep the others waiting, nor what goes out.
                LogFileUnread(logger, name, problem);
            }
        }

        return read;
    }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    internal static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    async Task<bool> ReadAsync(IncomingFile file, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        string sha256 = HashOf(file.Content);
        BureauEntry entry = new()
        {
            EntryId = BureauJournal.IdOf(time.GetUtcNow(), file.Name),
            IsIncoming = true,
            FileName = file.Name,
            Sha256 = sha256,
            At = time.GetUtcNow(),
            Messages = 0,
        };
        if (await journal.KnowsAsync(sha256, cancellationToken))
        {
            entry = entry with { Remarks = [new(nameof(BureauFault.FileAgain))] };
        }
        else
        {
            try
            {
                AnswerFile answer = BureauFileFormat.Read<AnswerFile>(file.Content);
                if (!answer.IsWhole())
                {
                    throw new BureauFileException(BureauFault.NoBureauFile);
                }

                if (await RemarksAsync(answer, sha256, signals, cancellationToken) is not { } remarks)
                {
                    return false;
                }

                entry = entry with { Messages = answer.Count(), Remarks = remarks };
            }
            catch (BureauFileException unusable)
            {
                entry = entry with { Remarks = [new(unusable.Fault.ToString())] };
            }
        }

        await journal.WriteAsync(entry, cancellationToken);
        await files.SetAsideAsync(file, sha256, cancellationToken);
        return true;
    }

    /// <returns>What could not be used; null when a message has to be read again.</returns>
    async Task<IReadOnlyList<BureauRemark>?> RemarksAsync(AnswerFile file, string sha256, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        List<BureauRemark> remarks = [];
        bool isWhole = true;
        int number = 0;
        IEnumerable<(string CardOrderId, Func<string, Task<BureauFault?>> Take)> messages =
        [
            .. file.Keys.Select(keys => (keys.CardOrderId, (Func<string, Task<BureauFault?>>)(holder => answers.TakeAsync(keys, holder, signals, cancellationToken)))),
            .. file.Produced.Select(made => (made.CardOrderId, (Func<string, Task<BureauFault?>>)(holder => answers.TakeAsync(made, holder, signals, cancellationToken)))),
            .. file.Failed.Select(failed => (failed.CardOrderId, (Func<string, Task<BureauFault?>>)(holder => answers.TakeAsync(failed, holder, signals, cancellationToken)))),
        ];
        foreach ((string cardOrderId, Func<string, Task<BureauFault?>> take) in messages)
        {
            number++;
            try
            {
                if (await RemarkAsync(cardOrderId, take, $"{sha256[..32]}-{number}", signals, cancellationToken) is { } remark)
                {
                    remarks.Add(remark);
                }
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogUnread(logger, number, sha256, problem);
                isWhole = false;
            }
        }

        return isWhole ? remarks : null;
    }

    async Task<BureauRemark?> RemarkAsync(
        string cardOrderId, Func<string, Task<BureauFault?>> take, string messageId, IOrchestrationSignals signals, CancellationToken cancellationToken)
    {
        // What is no id of ours may be anything: it is not repeated anywhere.
        if (cardOrderId.Length is 0 or > 64 || !cardOrderId.All(char.IsAsciiLetterOrDigit)
            || (await lookups.FindAsync(LookupKind.CardOrderId, cardOrderId, cancellationToken: cancellationToken)) is not [{ RequestId: { } requestId } hit])
        {
            return new(nameof(BureauFault.UnknownOrder));
        }

        if (await take(hit.HolderId) is not { } fault)
        {
            return null;
        }

        if (fault != BureauFault.AnsweredBefore)
        {
            await registry.DecideAsync(hit.HolderId, $"bureau-refused-{messageId}", file => Refused(file.Request(requestId), cardOrderId, fault, messageId), signals, cancellationToken);
        }

        return new(fault.ToString(), cardOrderId, requestId);
    }

    Decision Refused(Request request, string cardOrderId, BureauFault fault, string messageId)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new Decision()
            .Put(StaffTasks.New(request, TaskKind.ClarifyBureauAnswer, $"answer-{messageId}", now, course.TaskDue(now)))
            .Record("card.answer-refused", Actor.System, request.RequestId, new Dictionary<string, string> { ["cardOrderId"] = cardOrderId, ["fault"] = fault.ToString() });
    }

    [LoggerMessage(LogLevel.Error, "The card bureau's file {Name} could not be read; it stays and is read again.")]
    static partial void LogFileUnread(ILogger logger, string name, Exception problem);

    [LoggerMessage(LogLevel.Error, "Message {Number} of the card bureau's file {Sha256} could not be taken; the file is read again.")]
    static partial void LogUnread(ILogger logger, int number, string sha256, Exception problem);
}
