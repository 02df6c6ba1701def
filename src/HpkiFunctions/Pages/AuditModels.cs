using Hpki.Console;
using Hpki.Console.Audit;
using Hpki.Console.Layout;
using Hpki.Procedures.Calendar;
using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using HpkiFunctions.Audit;

namespace HpkiFunctions.Pages;

/// <summary>The pages of auditors.</summary>
public sealed class AuditModels(SealStore seals, VerificationState verification, AuditReader reader, StaffNames names, TimeProvider time)
{
    const int ShownSeals = 14;

    public async Task<AuditModel> OfAsync(ConsoleFrame frame, CancellationToken cancellationToken)
    {
        IReadOnlyList<DateOnly> dates = await seals.DatesAsync(cancellationToken);
        SealRow[] last = await Task.WhenAll(dates.TakeLast(ShownSeals).Reverse().Select(async date =>
            await seals.FindAsync(date, cancellationToken) is { } seal ? Row(seal) : Unreadable(date)));
        return new()
        {
            Frame = frame,
            Seals = last,
            SealWarning = Warning(dates.Count == 0 ? null : dates[^1]),
            Verification = await verification.FindAsync(cancellationToken) is { } run ? Summary(run) : null,
        };
    }

    public async Task<AccessModel> AccessesAsync(ConsoleFrame frame, HolderFile file, CancellationToken cancellationToken)
    {
        IReadOnlyList<AccessEntry> entries = await reader.OfHolderAsync(file, cancellationToken);
        return new()
        {
            Frame = frame,
            HolderId = file.Holder.HolderId,
            Name = HolderNames.Full(file.Holder),
            Days = AuditReader.Days,
            Rows = [.. entries.Select(entry => new AccessRow(JapaneseFormat.Second(entry.At), names.Of(entry.Staff), ReadWords.Of(entry.What), ReadWords.OfOutcome(entry.Outcome)))],
            More = entries.Count == AuditReader.Most,
        };
    }

    static SealRow Row(Seal seal) => new()
    {
        Date = JapaneseFormat.Date(seal.Header.Date) + (seal.Header.PreviousDate is { } before && before.AddDays(1) < seal.Header.Date ? $"({JapaneseFormat.MonthDay(before.AddDays(1))}から)" : ""),
        SealedAt = JapaneseFormat.Minute(seal.Header.SealedAt),
        Holders = $"{JapaneseFormat.Count(seal.Header.HolderCount)}名",
        AccessLogs = $"{seal.Header.AccessLogs.Count}件",
        Hash = seal.Hash,
    };

    static SealRow Unreadable(DateOnly date) => new() { Date = JapaneseFormat.Date(date), SealedAt = "読み取れません", Holders = "", AccessLogs = "", Hash = "" };

    // Until 00:30 the day before yesterday is the last that can be sealed; an hour more is patience.
    string? Warning(DateOnly? last)
    {
        DateOnly due = TokyoTime.DateOf(time.GetUtcNow() - TimeSpan.FromHours(1.5)).AddDays(-1);
        return last is { } date && date < due ? $"{JapaneseFormat.Date(date)}より後の封印がありません。管理担当者に連絡してください。" : null;
    }

    VerificationSummary Summary(Verification run) => new()
    {
        IsRunning = run.EndedAt is null,
        FindingCount = run.FindingCount,
        Findings = [.. run.Findings.Select(AuditWords.Of)],
        Facts =
        [
            new("開始", $"{JapaneseFormat.Minute(run.StartedAt)}({names.Of(run.StartedBy)})"),
            new("終了", run.EndedAt is { } ended ? JapaneseFormat.Minute(ended) : "途中"),
            new("検証した経過記録", $"{JapaneseFormat.Count(run.Holders)}名、{JapaneseFormat.Count(run.Events)}件"),
            new("検証した封印と閲覧記録", $"封印 {JapaneseFormat.Count(run.Seals)}件、閲覧記録 {JapaneseFormat.Count(run.AccessLogs)}件"),
            new("封印済みの最終日", run.SealedUntil is { } day ? JapaneseFormat.Date(day) : "未作成"),
        ],
    };
}
