using System.Globalization;
using System.Text;
using Hpki.Procedures.Fees;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;

namespace Hpki.Procedures.Catalogue;

/// <summary>Writes <c>docs/procedures.md</c> from the catalogue, the required papers, the fees and the durations; a test holds the file to it.</summary>
public static class ProcedureDocument
{
    /// <summary>The whole page as Markdown.</summary>
    public static string Markdown()
    {
        StringBuilder page = new();
        page.Append("# The procedures\n\n")
            .Append("Generated from `src/Hpki.Procedures` (`ProcedureCatalogue`, `PaperRules`, `FeeTable`, `PaperDurations`); do not edit by hand.\n")
            .Append("`unknown` is a legal value: nobody has said so far, so a person decides for each request and the decision is recorded.\n");
        foreach (Procedure procedure in ProcedureCatalogue.All)
        {
            Write(page, procedure);
        }

        Durations(page);
        return page.ToString();
    }

    static string Words(NoticeWay way) => way switch
    {
        NoticeWay.MailElseLetter => "mail, else letter",
        NoticeWay.MailAndLetter => "mail and letter",
        NoticeWay.MailOnly => "mail",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "This way has no words yet; add them."),
    };

    static void Write(StringBuilder page, Procedure procedure)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {procedure.Kind} {procedure.Title}\n\n");
        page.Append(procedure.Course.Count > 0 ? $"Course: {string.Join(" → ", procedure.Course)}.\n"
            : procedure.Kind == ProcedureKind.RenewalNotice ? "A daily timer carries it: [renewal.md](procedures/renewal.md).\n"
            : procedure.Kind == ProcedureKind.Issue ? "No flow carries it yet: its papers wait in the tray.\n"
            : "It has a flow of its own: [lost-report.md](procedures/lost-report.md).\n");
        Table(page, ["Step", "Who"], procedure.MayDo.OrderBy(pair => pair.Key).Select(pair => new[] { $"{pair.Key}", string.Join(", ", pair.Value.Order()) }));
        Table(page, ["Paper", "Need", "When", "Source"], PaperRules.Known.All.Where(rule => rule.Procedure == procedure.Kind).Select(rule => new[]
        {
            $"{rule.Item} {rule.Item.Title().Japanese}", rule.Need == PaperNeed.Undecided ? "unknown" : $"{rule.Need}", When(rule), rule.Source ?? "not found",
        }));
        Table(page, ["Reason", "Member", "Channel", "In force", "Yen with tax", "Tax", "Source"], FeeTable.Known.Rows.Where(row => row.Procedure == procedure.Kind).Select(row => new[]
        {
            row.Reason is { } reason ? $"{reason} {reason.Title()}" : "any", row.IsMember switch { true => "yes", false => "no", null => "any" }, row.Channel?.ToString() ?? "any",
            InForce(row), row.Yen?.ToString(CultureInfo.InvariantCulture) ?? "unknown", $"{row.TaxPercent} %", row.Source,
        }));
        Table(page, ["Notice", "When", "How"], procedure.Notices.Select(notice => new[] { notice.Code, notice.When, Words(notice.Way) }));
    }

    static void Durations(StringBuilder page)
    {
        PaperDurations days = new();
        PaperTerms terms = new();
        page.Append("\n## Durations of requests on paper\n\nDefaults; each is configuration (`PaperRequests`, `Papers`). A date on a day off moves to the next business day.\n");
        Table(page, ["What", "How long"],
        [
            ["first reminder of missing papers", Days(days.FirstReminderDays)],
            ["second reminder", Days(days.SecondReminderDays)],
            ["counts as withdrawn without the papers", Days(days.WithdrawDays)],
            ["counts as withdrawn without the payment", Days(days.PaymentDays)],
            ["examination", BusinessDays(days.ExaminationBusinessDays)],
            ["check of the licence", BusinessDays(days.LicenceBusinessDays)],
            ["the card waits to be fetched", Days(days.PickUpDays)],
            ["a posted card arrives, or comes back", Days(days.PostDays)],
            ["the old card is given back", Days(days.ReturnDays)],
            ["every other task", BusinessDays(days.TaskBusinessDays)],
            ["age of a 住民票", $"{terms.ResidenceRecordMonths} months"],
            ["unchanged papers may be left out", terms.LeaveOutYears is { } years ? $"{years} years" : "never"],
        ]);
    }

    static void Table(StringBuilder page, string[] heads, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        if (all.Length == 0)
        {
            return;
        }

        page.Append("\n| ").AppendJoin(" | ", heads).Append(" |\n|").Append(string.Concat(heads.Select(_ => "---|"))).Append('\n');
        foreach (string[] row in all)
        {
            page.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }
    }

    static string When(PaperRule rule) => (rule.Reason, rule.Condition) switch
    {
        (null, PaperCondition.Always) => "always",
        ({ } reason, PaperCondition.Always) => $"{reason}",
        (null, var condition) => $"{condition}",
        ({ } reason, var condition) => $"{reason}, {condition}",
    };

    static string InForce(FeeRow row) => (row.ValidFrom, row.ValidTo) switch
    {
        (null, null) => "now",
        _ => $"{Day(row.ValidFrom)} to {Day(row.ValidTo)}",
    };

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…";

    static string Days(int count) => $"{count} days";

    static string BusinessDays(int count) => $"{count} business days";
}
