using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.Letters;
using Hpki.Correspondence.Letters;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Letters;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using Hpki.Registry.Projections;
using HpkiFunctions.Access;
using HpkiFunctions.Letters;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Pages;

/// <summary>The pages of letters.</summary>
public sealed class LetterModels(HolderRegistry registry, Worklists worklists, HolderNames names, StaffNames staffNames, LetterDesk desk, LetterPapers papers, TimeProvider time)
{
    const int Shown = 100;

    public async Task<LetterQueueModel> QueueAsync(ConsoleFrame frame, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        WorklistPage<QueuedLetter> queue = await worklists.PrintQueueAsync(Shown, cancellationToken: cancellationToken);
        IReadOnlyDictionary<string, string> holders = await names.OfAsync(queue.Items.Select(letter => letter.HolderId), cancellationToken);
        IReadOnlySet<string> overtaken = await OvertakenAsync(queue.Items, cancellationToken);
        return new()
        {
            Frame = frame,
            Letters = [.. queue.Items.Select(letter => Row(letter, holders[letter.HolderId], staff) with { IsOvertaken = overtaken.Contains(letter.LetterId) })],
            IsTruncated = queue.Continuation is not null,
            Print = Offers.Of(WhyNotAtAll(staff)),
            IdempotencyKey = Guid.NewGuid().ToString("N"),
        };
    }

    public LetterModel Of(ConsoleFrame frame, HolderFile file, Letter letter, StaffPrincipal staff)
    {
        bool overtaken = NoticeTruth.IsOvertaken(file, letter);
        PrintedLetter? paper = letter.State.IsInQueue() && !overtaken ? papers.Compose(file, letter) : null;
        return new()
        {
            Frame = frame,
            Letter = Row(letter, HolderNames.Full(file.Holder)),
            Facts = [.. Facts(file, letter)],
            HasPdf = letter.State != LetterState.Cancelled && !overtaken,
            AddressByHand = paper is { AddressByHand: true },
            IsOvertaken = overtaken,
            IsOutOfDate = letter.State == LetterState.Printed && paper is not null && LetterPapers.Sha256(paper) != letter.PrintedSha256,
            Act = Offers.Of(desk.WhyNot(letter.HolderId, staff)),
            Again = letter.State == LetterState.Returned ? Offers.Of(desk.WhyNot(letter.HolderId, staff) ?? LetterRepeats.WhyNot(file, letter)) : null,
        };
    }

    /// <summary>A letter on the page of its request.</summary>
    public LetterRow Row(Letter letter, string holderName) => new()
    {
        Request = RequestNumber.Parse(letter.RequestId),
        LetterId = letter.LetterId,
        HolderName = holderName,
        Kind = StatusMail.Of(letter).Kind.Title(),
        State = letter.State,
        Due = JapaneseFormat.MonthDayMinute(letter.DueAt),
        IsOverdue = letter.State.IsInQueue() && letter.DueAt < time.GetUtcNow(),
        At = JapaneseFormat.MonthDayMinute(letter.CancelledAt ?? letter.ReturnedAt ?? letter.DeliveredAt ?? letter.PostedAt ?? letter.PrintedAt ?? letter.OrderedAt),
    };

    LetterRow Row(QueuedLetter letter, string holderName, StaffPrincipal staff) => new()
    {
        Request = RequestNumber.Parse(letter.RequestId),
        LetterId = letter.LetterId,
        HolderName = holderName,
        Kind = Enum.Parse<StatusMailKind>(letter.Template).Title(),
        State = letter.State,
        Due = JapaneseFormat.MonthDayMinute(letter.DueAt),
        IsOverdue = letter.DueAt < time.GetUtcNow(),
        At = $"受付 {JapaneseFormat.MonthDayMinute(letter.OrderedAt)}",
        WhyNot = desk.WhyNot(letter.HolderId, staff) is { } problem ? Offers.Words(problem) : null,
    };

    // Those on paper only: a queued one is taken back by itself, and nobody holds it in hand.
    async Task<IReadOnlySet<string>> OvertakenAsync(IEnumerable<QueuedLetter> queue, CancellationToken cancellationToken)
    {
        QueuedLetter[] printed = [.. queue.Where(letter => letter.State == LetterState.Printed)];
        HolderFile[] files = await Task.WhenAll(printed.Select(letter => registry.OpenAsync(letter.HolderId, cancellationToken)));
        return printed.Zip(files).Where(one => NoticeTruth.IsOvertaken(one.Second, one.Second.Letter(one.First.LetterId))).Select(one => one.First.LetterId).ToHashSet();
    }

    IEnumerable<Fact> Facts(HolderFile file, Letter letter)
    {
        if (letter.State.IsInQueue())
        {
            yield return new("送り先(住民票住所)", HolderModels.Address(file.Holder));
        }

        yield return new("郵送の決定", JapaneseFormat.Minute(letter.OrderedAt));
        foreach ((string name, DateTimeOffset? at, string? by) in new[]
        {
            ("印刷", letter.PrintedAt, letter.PrintedBy), ("投函", letter.PostedAt, letter.PostedBy), ("配達の確認", letter.DeliveredAt, null),
            ("返戻", letter.ReturnedAt, letter.ReturnedBy), ("取消", letter.CancelledAt, letter.CancelledBy),
        })
        {
            if (at is { } when)
            {
                yield return new(name, by is null ? JapaneseFormat.Minute(when) : $"{JapaneseFormat.Minute(when)} {staffNames.Of(by)}");
            }
        }

        if (LetterRepeats.Of(file, letter) is { } again)
        {
            yield return new("送り直しの手配", JapaneseFormat.Minute(again.OrderedAt));
        }

        if (letter.TrackingNumber is { } tracking)
        {
            yield return new("追跡番号", tracking);
        }

        if (letter.CancelReason is { } reason)
        {
            yield return new("取消の理由", JapaneseNames.Of(reason));
        }

        if (letter.DocumentId is { } sent)
        {
            yield return new("送った通知書の照合値(SHA-256)", file.Document(sent).Sha256);
        }
    }

    static Problem? WhyNotAtAll(StaffPrincipal staff) => ProcedureCatalogue.LostReport.Allows(ProcedureStep.CallHolder, staff.Roles)
        ? null
        : Problem.MissingRole(ProcedureCatalogue.LostReport.MayDo[ProcedureStep.CallHolder]);
}
