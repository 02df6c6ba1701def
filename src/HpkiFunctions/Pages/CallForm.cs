using System.Globalization;
using Hpki.Console;
using Hpki.Console.Calls;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;
using HpkiFunctions.LostReports;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>The call form as sent: what is shown again, what goes to the desk, and what is wrong with it, all at once.</summary>
sealed record CallForm(string? CardSerial, CallEntry Entry, LostReportInput Input, IReadOnlyList<FieldError> Errors)
{
    public static CallForm Read(IFormCollection form)
    {
        CallEntry entry = new()
        {
            BirthDate = form.Text(CallFields.BirthDate),
            MedicalRegistrationNumber = form.Text(CallFields.MedicalRegistrationNumber),
            JmaMemberId = form.Text(CallFields.JmaMemberId),
            ResidencePostalCode = form.Text(CallFields.ResidencePostalCode),
            PhoneLastFour = form.Text(CallFields.PhoneLastFour),
            CalledBackNumber = form.Text(CallFields.CalledBackNumber),
            Incident = form.Choice<RevocationReason>(CallFields.Incident) is { } reason and (RevocationReason.Loss or RevocationReason.Theft) ? reason : null,
            Circumstances = form.Text(CallFields.Circumstances),
            SecondCertificate = form.Choice<CallerWish>(CallFields.SecondCertificate),
            Reissue = form.Choice<CallerWish>(CallFields.Reissue),
        };
        LostReportInput input = new()
        {
            CardSerial = form.Text(CallFields.Card),
            Reason = entry.Incident ?? RevocationReason.Loss,
            RevocationWord = form.Text(CallFields.RevocationWord),
            Facts = AnswersOf(entry),
            CalledBackNumber = entry.CalledBackNumber,
            Circumstances = entry.Circumstances,
            SecondCertificateToo = Wish(entry.SecondCertificate),
            WantsReissue = Wish(entry.Reissue),
        };
        return new(input.CardSerial, entry, input, [.. AnswerErrors(entry, input.RevocationWord), .. ChoiceErrors(entry)]);
    }

    /// <summary>The field of the form that a problem of the desk is about; null when it is about none.</summary>
    public static string? FieldOf(Problem problem) => problem.Field switch
    {
        CallFields.RevocationWord or CallFields.BirthDate or CallFields.MedicalRegistrationNumber or CallFields.JmaMemberId or CallFields.ResidencePostalCode
            or CallFields.PhoneLastFour or CallFields.CalledBackNumber or CallFields.Circumstances => problem.Field,
        _ => null,
    };

    // Each answer alone goes through the desk's own check, so that the caller is asked again once and not field by field.
    static IEnumerable<FieldError> AnswerErrors(CallEntry entry, string? word)
    {
        if (entry.BirthDate.Length > 0 && !BirthDateInput.TryParse(entry.BirthDate, out _))
        {
            yield return new(CallFields.BirthDate, BirthDateInput.Expected);
        }

        RegisterFactAnswers[] alone =
        [
            new() { MedicalRegistrationNumber = entry.MedicalRegistrationNumber },
            new() { JmaMemberId = entry.JmaMemberId },
            new() { ResidencePostalCode = entry.ResidencePostalCode },
            new() { PhoneLastFour = entry.PhoneLastFour },
        ];
        Problem?[] problems = [ProblemOf(word, null, null), .. alone.Select(answer => ProblemOf(null, answer, null)), ProblemOf(null, null, entry.CalledBackNumber)];
        foreach (Problem problem in problems.OfType<Problem>())
        {
            yield return new(FieldOf(problem)!, problem.Detail);
        }
    }

    static Problem? ProblemOf(string? word, RegisterFactAnswers? answers, string? calledBackNumber)
    {
        try
        {
            _ = new CallerCheck(word, answers, calledBackNumber);
            return null;
        }
        catch (ProblemException problem)
        {
            return problem.Problem;
        }
        catch (InvalidIdentifierException invalid)
        {
            return Problem.Of(invalid);
        }
    }

    static IEnumerable<FieldError> ChoiceErrors(CallEntry entry)
    {
        if (entry.Incident is null)
        {
            yield return new(CallFields.Incident, "届出の内容を選んでください。");
        }

        if (entry.SecondCertificate is null)
        {
            yield return new(CallFields.SecondCertificate, "HPKIセカンド電子証明書の失効について、いずれかを選んでください。");
        }

        if (entry.Reissue is null)
        {
            yield return new(CallFields.Reissue, "再発行について、いずれかを選んでください。");
        }
    }

    static RegisterFactAnswers AnswersOf(CallEntry entry) => new()
    {
        BirthDate = BirthDateInput.TryParse(entry.BirthDate, out DateOnly date) ? date.ToString("O", CultureInfo.InvariantCulture) : entry.BirthDate,
        MedicalRegistrationNumber = entry.MedicalRegistrationNumber,
        JmaMemberId = entry.JmaMemberId,
        ResidencePostalCode = entry.ResidencePostalCode,
        PhoneLastFour = entry.PhoneLastFour,
    };

    static bool? Wish(CallerWish? wish) => wish switch
    {
        CallerWish.Yes => true,
        CallerWish.No => false,
        _ => null,
    };
}
