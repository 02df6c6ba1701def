using Hpki.Procedures.Papers;

namespace Hpki.Procedures.Deficiencies;

/// <summary>Whether findings are whole: one for every item that the request needs or may need, each with what its kind asks for.</summary>
public static class ExaminationRule
{
    /// <summary>The most characters of an examiner's words about one item; they go into a letter.</summary>
    public const int LongestWords = 200;

    /// <summary>What has to be put right; empty when the findings can be taken.</summary>
    /// <param name="requirements">What the request needs.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="receivedOn">The day on which the papers came.</param>
    /// <param name="terms">How old papers may be.</param>
    public static IReadOnlyList<ExaminationMistake> Check(
        IReadOnlyList<PaperRequirement> requirements, IReadOnlyList<ItemFinding> findings, DateOnly receivedOn, PaperTerms terms) =>
    [
        .. requirements.SelectMany(needed => findings.Where(finding => finding.Item == needed.Item).ToArray() switch
        {
            [var one] => MistakesOf(needed, one, receivedOn, terms),
            [] => [new(needed.Item, "確認の結果を選んでください。")],
            _ => [new(needed.Item, "確認の結果が2つ以上あります。1つにしてください。")],
        }),
        .. findings.Where(finding => requirements.All(needed => needed.Item != finding.Item))
            .Select(finding => new ExaminationMistake(finding.Item, "この申請では求めていない書類です。結果を記録できません。")),
    ];

    /// <summary>Whether nothing has to be sent any more.</summary>
    public static bool IsComplete(IReadOnlyList<ItemFinding> findings) => !findings.Any(finding => finding.IsDeficient);

    static IEnumerable<ExaminationMistake> MistakesOf(PaperRequirement needed, ItemFinding found, DateOnly receivedOn, PaperTerms terms)
    {
        if (!Enum.IsDefined(found.Finding))
        {
            yield return new(found.Item, "確認の結果を選んでください。");
        }

        if (found.Finding == PaperFinding.NotNeeded && needed.Need == PaperNeed.Required)
        {
            yield return new(found.Item, "この申請に必要な書類です。「不要」は選べません。");
        }

        if (found.Words?.Length > LongestWords)
        {
            yield return new(found.Item, $"説明は{LongestWords}文字以内で入力してください。");
        }

        if (found.Finding != PaperFinding.Defective && found.Defects.Count > 0)
        {
            yield return new(found.Item, "不備の内容は、「不備」を選んだときだけ選べます。");
        }

        if (found.Finding == PaperFinding.Defective)
        {
            foreach (ExaminationMistake mistake in DefectsOf(found))
            {
                yield return mistake;
            }
        }

        if (found is { Item: PaperItem.ResidenceRecord, Finding: PaperFinding.Present })
        {
            foreach (ExaminationMistake mistake in AgeOf(found, receivedOn, terms))
            {
                yield return mistake;
            }
        }
    }

    static IEnumerable<ExaminationMistake> DefectsOf(ItemFinding found)
    {
        if (found.Defects.Count == 0)
        {
            yield return new(found.Item, "不備の内容を1つ以上選んでください。");
        }

        if (found.Defects.Except(PaperDefects.Of(found.Item)).Any() || found.Defects.Distinct().Count() != found.Defects.Count)
        {
            yield return new(found.Item, "この書類には選べない不備の内容が含まれています。選び直してください。");
        }

        if (found.Defects.Contains(PaperDefect.Other) && string.IsNullOrWhiteSpace(found.Words))
        {
            yield return new(found.Item, "「その他」を選ぶ場合は、申請者への説明を入力してください。");
        }
    }

    static IEnumerable<ExaminationMistake> AgeOf(ItemFinding found, DateOnly receivedOn, PaperTerms terms)
    {
        if (found.IssuedOn is not { } issued)
        {
            yield return new(found.Item, "住民票の発行日を入力してください。");
        }
        else if (issued > receivedOn)
        {
            yield return new(found.Item, "発行日が受付日より後になっています。発行日を確認してください。");
        }
        else if (receivedOn > terms.LastDayOfResidenceRecord(issued))
        {
            yield return new(found.Item, $"発行から{terms.ResidenceRecordMonths}か月を過ぎています。「不備」の「{PaperDefect.TooOld.Title()}」を選んでください。");
        }
    }
}
