using Hpki.Procedures.Cards;
using HpkiFunctions.Problems;

namespace HpkiFunctions.LostReports;

/// <summary>What a report must keep to before anything is stored, whether it came by phone or on paper.</summary>
static class LostReportInputs
{
    /// <summary>What was said or written as proof, ready for comparison.</summary>
    /// <exception cref="ProblemException">The input cannot be right.</exception>
    public static CallerCheck Check(LostReportInput input)
    {
        CallerCheck caller = new(input.RevocationWord, input.Facts, input.CalledBackNumber);
        if (input.Circumstances?.Length > LostReportDesk.LongestCircumstances)
        {
            throw new ProblemException(Problem.BadField("circumstances", "経緯が長すぎます", $"{LostReportDesk.LongestCircumstances:N0}文字以内で入力してください。"));
        }

        return input.Reason is RevocationReason.Loss or RevocationReason.Theft
            ? caller
            : throw new ProblemException(Problem.BadField("reason", "紛失届では扱えない理由です", "紛失(Loss)または盗難(Theft)を指定してください。"));
    }
}
