using Hpki.Console;
using Hpki.Console.Tasks;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.Papers;
using Hpki.Procedures.PinUnblocks;
using Hpki.Procedures.Reissues;
using HpkiFunctions.Examinations;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>The examiner's form as sent: what goes to the desk, what is shown again, and what is no date.</summary>
public sealed record ExaminationEntry(
    ExaminationInput Input, IReadOnlyDictionary<PaperItem, (string Year, string Month, string Day)> IssuedOn,
    (string Year, string Month, string Day) EndsOn, IReadOnlyList<FieldError> Errors)
{
    /// <param name="form">What was sent.</param>
    /// <param name="items">The papers that the form asked about.</param>
    public static ExaminationEntry Read(IFormCollection form, IReadOnlyList<PaperItem> items)
    {
        Dictionary<PaperItem, (string, string, string)> issued = [];
        List<FieldError> errors = [];
        List<ItemFinding> findings = [];
        foreach (PaperItem item in items)
        {
            string field = ExaminationFields.IssuedOn(item);
            (string year, string month, string day) = (form.Text($"{field}.year"), form.Text($"{field}.month"), form.Text($"{field}.day"));
            DateOnly? date = FormDates.Of(year, month, day);
            issued[item] = (year, month, day);
            if (date is null && year.Length + month.Length + day.Length > 0)
            {
                errors.Add(new(field, "発行日は、西暦で正しい日付を入力してください。"));
            }

            // What is left alone is a paper that this reason does not ask for; whether that is so, the rule says.
            if (form.Choice<PaperFinding>(ExaminationFields.Finding(item)) is { } finding)
            {
                findings.Add(new(item, finding)
                {
                    Defects = [.. PaperDefects.Of(item).Where(defect => form.Text(ExaminationFields.Defect(item, defect)).Length > 0)],
                    Words = form.Text(ExaminationFields.Words(item)) is { Length: > 0 } words ? words : null,
                    IssuedOn = date,
                });
            }
        }

        (string Year, string Month, string Day) ending =
            (form.Text($"{ExaminationFields.EndsOn}.year"), form.Text($"{ExaminationFields.EndsOn}.month"), form.Text($"{ExaminationFields.EndsOn}.day"));
        if (ending.Year.Length + ending.Month.Length + ending.Day.Length > 0 && FormDates.Of(ending.Year, ending.Month, ending.Day) is null)
        {
            errors.Add(new(ExaminationFields.EndsOn, "中止する日は、西暦で正しい日付を入力してください。"));
        }

        return new(
            new()
            {
                Reason = form.Choice<ReissueReason>(ExaminationFields.Reason),
                WasMember = form.Text(ExaminationFields.Membership) switch
                {
                    ExaminationFields.Member => true,
                    ExaminationFields.NonMember => false,
                    _ => null,
                },
                NewName = new()
                {
                    FamilyName = form.Text(ExaminationFields.NewFamilyName),
                    GivenName = form.Text(ExaminationFields.NewGivenName),
                    FamilyKana = form.Text(ExaminationFields.NewFamilyKana),
                    GivenKana = form.Text(ExaminationFields.NewGivenKana),
                    RomajiName = form.Text(ExaminationFields.NewRomajiName),
                },
                JmaMemberId = form.Text(ExaminationFields.JmaMemberId),
                NewContacts = new()
                {
                    MailAddress = form.Text(ExaminationFields.NewMail),
                    PhoneNumber = form.Text(ExaminationFields.NewPhone),
                    ResidencePostalCode = form.Text(ExaminationFields.NewPostalCode),
                    ResidenceAddress = form.Text(ExaminationFields.NewAddress),
                    Workplace = form.Text(ExaminationFields.NewWorkplace),
                },
                Discontinuation = new() { Reason = form.Choice<DiscontinuationReason>(ExaminationFields.EndReason), EffectiveOn = FormDates.Of(ending.Year, ending.Month, ending.Day) },
                UnblockWay = form.Choice<UnblockWay>(ExaminationFields.UnblockWay),
                Findings = findings,
                Note = form.Text(ExaminationFields.Note),
            },
            issued, ending, errors);
    }

    /// <summary>The field of the form that a problem of the desk is about; null when it is about none.</summary>
    public static string? FieldOf(string? field) => field switch
    {
        "reason" => ExaminationFields.Reason,
        "wasMember" => ExaminationFields.Membership,
        "newName" => ExaminationFields.NewName,
        "newContacts" => ExaminationFields.NewContacts,
        "discontinuation" => ExaminationFields.Ending,
        "unblockWay" => ExaminationFields.UnblockWay,
        "jmaMemberId" => ExaminationFields.JmaMemberId,
        "findings" => ExaminationFields.Findings,
        "note" => ExaminationFields.Note,
        _ => null,
    };
}
