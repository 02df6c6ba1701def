using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Examinations;
using HpkiFunctions.Problems;

namespace HpkiFunctions.RegisterChanges;

/// <summary>
/// 姓名変更 and 会員種別の変更: the examiner enters what the papers prove, and with the approval it stands in the register, because the new card is printed
/// from there. The former name is kept with the change and still finds the holder.
/// </summary>
static class RegisterEntries
{
    const int LongestPart = 30;

    /// <summary>What the examiner entered for this reason; null when the reason changes nothing, or the papers are not in order yet and nothing was entered.</summary>
    /// <exception cref="ProblemException">It is not whole, or cannot be right.</exception>
    public static RegisterChange? Read(HolderFile file, Request request, ExaminationInput input, bool isComplete, string staffId, DateTimeOffset now)
    {
        RegisterChange none = new() { RequestId = request.RequestId, HolderId = request.HolderId, EnteredAt = now, EnteredBy = staffId };
        return input.Reason switch
        {
            ReissueReason.NameChange when isComplete || input.NewName is { } entered && !entered.IsEmpty() => WithName(none, input.NewName ?? new()),
            ReissueReason.MembershipChange when isComplete => none with
            {
                IsJmaMember = input.WasMember,
                JmaMemberId = input.WasMember == true ? MemberIdOf(input.JmaMemberId, file.Holder) : null,
            },
            _ => null,
        };
    }

    /// <summary>With the approval: the register says so from now on.</summary>
    public static Decision Apply(this Decision decision, HolderFile file, Request request, string approvedBy, DateTimeOffset now)
    {
        Holder before = file.Holder;
        return file.ChangeOf(request.RequestId) is not { AppliedAt: null } change ? decision : request.ReissueReason switch
        {
            ReissueReason.NameChange when change.FamilyName is not null => decision
                .Put(before with
                {
                    FamilyName = change.FamilyName,
                    GivenName = change.GivenName!,
                    FamilyKana = change.FamilyKana!,
                    GivenKana = change.GivenKana!,
                    RomajiName = change.RomajiName!,
                })
                .Put(change with
                {
                    AppliedAt = now,
                    FormerFamilyName = before.FamilyName,
                    FormerGivenName = before.GivenName,
                    FormerFamilyKana = before.FamilyKana,
                    FormerGivenKana = before.GivenKana,
                })
                .Record("holder.name-changed", Actor.Staff(change.EnteredBy), request.RequestId, approvedBy: approvedBy),
            ReissueReason.MembershipChange when change.IsJmaMember is { } member => decision
                .Put(before with { IsJmaMember = member, JmaMemberId = change.JmaMemberId })
                .Put(change with { AppliedAt = now, FormerJmaMemberId = before.JmaMemberId == change.JmaMemberId ? null : before.JmaMemberId })
                .Record(
                    "holder.membership-changed", Actor.Staff(change.EnteredBy), request.RequestId, new Dictionary<string, string> { ["member"] = member ? "yes" : "no" },
                    approvedBy: approvedBy),
            _ => decision,
        };
    }

    static RegisterChange WithName(RegisterChange change, NameInput name)
    {
        try
        {
            KanaName kana = KanaName.Parse(name.FamilyKana, name.GivenKana);
            return change with
            {
                FamilyName = PartOf(name.FamilyName),
                GivenName = PartOf(name.GivenName),
                FamilyKana = kana.Family,
                GivenKana = kana.Given,
                RomajiName = RomajiName.Parse(name.RomajiName).Text,
            };
        }
        catch (InvalidIdentifierException invalid)
        {
            throw new ProblemException(Problem.BadField("newName", "変更後の氏名を登録できません", $"{invalid.Field}: {invalid.Expected}"));
        }
    }

    // As the paper has it: a 髙 stays a 髙.
    static string PartOf(string? typed) => typed?.Trim() is { Length: > 0 and <= LongestPart } part && !part.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        ? part
        : throw new ProblemException(Problem.BadField("newName", "変更後の氏名を登録できません", $"変更後の姓と名を、住民票のとおり、それぞれ{LongestPart}文字以内で入力してください。"));

    static string MemberIdOf(string? typed, Holder holder)
    {
        try
        {
            return string.IsNullOrWhiteSpace(typed) && holder.JmaMemberId is { } known ? known : JmaMemberId.Parse(typed).Digits;
        }
        catch (InvalidIdentifierException invalid)
        {
            throw new ProblemException(Problem.Of(invalid, "jmaMemberId"));
        }
    }
}
