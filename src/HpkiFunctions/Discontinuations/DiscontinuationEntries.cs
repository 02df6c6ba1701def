using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Discontinuations;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Discontinuations;

/// <summary>What the examiner enters of a 利用中止届: why and when the use of the card ends. Pure.</summary>
static class DiscontinuationEntries
{
    const int FurthestMonths = 12;

    /// <summary>The request with what was entered; the request itself in every other procedure.</summary>
    /// <exception cref="ProblemException">No reason was chosen, or the day cannot be.</exception>
    public static Request With(this Request request, DiscontinuationInput? input, DateTimeOffset now)
    {
        if (request.Procedure != ProcedureKind.Discontinuation)
        {
            return request;
        }

        DiscontinuationReason reason = input?.Reason is { } chosen && Enum.IsDefined(chosen)
            ? chosen
            : throw new ProblemException(Problem.BadField("discontinuation", "中止の理由が選ばれていません", "届書のとおり、中止の理由を選んでください。"));
        DateOnly today = TokyoTime.DateOf(now);
        DateOnly day = input.EffectiveOn is { } asked && asked > today ? asked : today;
        return day > today.AddMonths(FurthestMonths)
            ? throw new ProblemException(Problem.BadField("discontinuation", "中止する日が先すぎます", $"中止する日は、{FurthestMonths}か月以内の日を入力してください。届書の日付を確かめてください。"))
            : day > today && reason != DiscontinuationReason.OwnWish
            ? throw new ProblemException(Problem.BadField("discontinuation", "中止する日を先にできません",
                $"理由が「{reason.Title()}」の場合は、直ちに失効します。中止する日の欄を空にしてください。"))
            : request with { DiscontinuationReason = reason, EffectiveOn = day };
    }
}
