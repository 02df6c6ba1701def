using System.Net.Mail;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Contacts;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.RegisterChanges;

/// <summary>
/// 連絡先変更: with the papers in order, the register says so from now on. What it said before is kept with the change, and the mail address before is told too, so
/// that a change which the holder did not ask for is noticed.
/// </summary>
static class ContactEntries
{
    const int LongestAddress = 100;
    const int LongestWorkplace = 60;

    /// <summary>What is changed.</summary>
    public static IReadOnlyList<ContactPart> PartsOf(RegisterChange change) => [.. Enum.GetValues<ContactPart>().Where(part => New(change, part) is not null)];

    /// <exception cref="ProblemException">Nothing is changed, or something cannot be right.</exception>
    public static Decision ChangeContacts(this Decision decision, HolderFile file, Request request, ContactInput? input, string staffId, DateTimeOffset now)
    {
        Holder before = file.Holder;
        RegisterChange change = Read(before, request, input ?? new(), staffId, now);
        if (PartsOf(change) is { Count: 0 })
        {
            throw Wrong("変更後の連絡先がありません", "届書のとおり、変わるものを一つ以上入力してください。登録内容と同じものは、変更になりません。");
        }

        if (change.MailAddress is not null)
        {
            // The doubt was about the address before.
            foreach (string asking in file.Tasks.Where(task => task is { Kind: TaskKind.CheckMailAddress, CompletedAt: null }).Select(task => task.RequestId).Distinct())
            {
                decision.EndTasks(file, asking, TaskKind.CheckMailAddress, now);
            }
        }

        return decision
            .Put(before with
            {
                MailAddress = change.MailAddress ?? before.MailAddress,
                PhoneNumber = change.PhoneNumber ?? before.PhoneNumber,
                ResidencePostalCode = change.ResidencePostalCode ?? before.ResidencePostalCode,
                ResidenceAddress = change.ResidenceAddress ?? before.ResidenceAddress,
                ResidenceChangedOn = change.ResidenceAddress is null ? before.ResidenceChangedOn : TokyoTime.DateOf(now),
                Workplace = change.Workplace ?? before.Workplace,
            })
            .Put(change)
            .Record("holder.contacts-changed", Actor.Staff(staffId), request.RequestId, new Dictionary<string, string> { ["changed"] = string.Join(' ', PartsOf(change)) });
    }

    static string? New(RegisterChange change, ContactPart part) => part switch
    {
        ContactPart.Residence => change.ResidenceAddress,
        ContactPart.Phone => change.PhoneNumber,
        ContactPart.Mail => change.MailAddress,
        ContactPart.Workplace => change.Workplace,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "It is not said where this part stands in a change."),
    };

    static RegisterChange Read(Holder before, Request request, ContactInput input, string staffId, DateTimeOffset now)
    {
        string? mail = Changed(Mail(input.MailAddress), before.MailAddress);
        string? phone = Phone(input.PhoneNumber, before.PhoneNumber);
        (string? postal, string? residence) = Residence(input);
        bool moves = residence is not null && (residence != before.ResidenceAddress || postal != before.ResidencePostalCode);
        return new()
        {
            RequestId = request.RequestId,
            HolderId = request.HolderId,
            EnteredAt = now,
            EnteredBy = staffId,
            AppliedAt = now,
            MailAddress = mail,
            FormerMailAddress = mail is null ? null : before.MailAddress,
            PhoneNumber = phone,
            FormerPhoneNumber = phone is null ? null : before.PhoneNumber,
            ResidencePostalCode = moves ? postal : null,
            ResidenceAddress = moves ? residence : null,
            FormerResidence = moves ? $"{before.ResidencePostalCode} {before.ResidenceAddress}" : null,
            Workplace = Changed(Line(input.Workplace, LongestWorkplace, "勤務先"), before.Workplace),
        };
    }

    static string? Changed(string? entered, string? before) => entered == before ? null : entered;

    static string? Mail(string? typed) => string.IsNullOrWhiteSpace(typed) ? null
        : MailAddress.TryCreate(typed.Trim(), out MailAddress? address) && address.Address == typed.Trim() && typed.All(char.IsAscii) ? address.Address
        : throw Wrong("メールアドレスの形式が正しくありません", "届書のとおり、1つだけ入力してください。");

    // The same digits are the same number, however they are written.
    static string? Phone(string? typed, string before)
    {
        try
        {
            return string.IsNullOrWhiteSpace(typed) || (PhoneNumber.TryParse(before, out PhoneNumber known) && PhoneNumber.Parse(typed) == known)
                ? null
                : Kept(typed, PhoneNumber.Parse(typed));
        }
        catch (InvalidIdentifierException invalid)
        {
            throw Wrong($"{invalid.Field}の形式が正しくありません", invalid.Expected);
        }
    }

    // Hyphens help whoever reads it aloud; what is compared is the digits.
    static string Kept(string typed, PhoneNumber number) => typed.Trim().All(c => char.IsAsciiDigit(c) || c == '-') ? typed.Trim() : number.Digits;

    static (string? PostalCode, string? Address) Residence(ContactInput input)
    {
        if (!input.ChangesResidence())
        {
            return (null, null);
        }

        return PostalCode.TryParse(input.ResidencePostalCode, out PostalCode postal) && Line(input.ResidenceAddress, LongestAddress, "住民票の住所") is { } address
            ? (postal.Digits, address)
            : throw Wrong("新しい住所の入力が足りません", "郵便番号(7桁)と住所を、住民票のとおり両方とも入力してください。");
    }

    static string? Line(string? typed, int longest, string name) => string.IsNullOrWhiteSpace(typed) ? null
        : typed.Trim() is var line && line.Length <= longest && !line.Any(char.IsControl) ? line
        : throw Wrong($"{name}を登録できません", $"1行で、{longest}文字以内で入力してください。");

    static ProblemException Wrong(string title, string detail) => new(Problem.BadField("newContacts", title, detail));
}
