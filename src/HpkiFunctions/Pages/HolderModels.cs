using Hpki.Console;
using Hpki.Console.Holders;
using Hpki.Console.Layout;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.LostReports;

namespace HpkiFunctions.Pages;

/// <summary>The page of a holder.</summary>
public sealed class HolderModels(LostReportDesk calls, WorkRows rows)
{
    public HolderModel Of(ConsoleFrame frame, HolderFile file, StaffPrincipal staff) => new()
    {
        Frame = frame,
        Name = HolderNames.Full(file.Holder),
        Kana = HolderNames.FullKana(file.Holder),
        Register = Register(file.Holder),
        Cards = [.. file.Cards.OrderByDescending(card => card.IssuedOn).Select(card => CardOf(file, card, staff))],
        Audit = staff.Roles.Contains(StaffRole.Auditor) ? new() { HolderId = file.Holder.HolderId, ExportKey = Guid.NewGuid().ToString("N") } : null,
        Requests = [.. file.Requests.OrderByDescending(request => request.ReceivedAt).Select(request => rows.Of(request, HolderNames.Full(file.Holder)))],
    };

    /// <summary>What the register says, in the order in which staff compare it with paper.</summary>
    public static IReadOnlyList<Fact> Register(Holder holder) =>
    [
        new("生年月日", JapaneseFormat.BirthDate(holder.BirthDate)),
        new("医籍登録番号", holder.MedicalRegistrationNumber),
        new("日医会員ID", holder.JmaMemberId ?? "なし(非会員)"),
        new("住民票住所", Address(holder)),
        new("電話番号", holder.PhoneNumber),
        new("メールアドレス", holder.MailAddress ?? "登録なし"),
        new("勤務先", holder.Workplace ?? "登録なし"),
        new("失効用合言葉", holder.RevocationWordHash is null ? "登録なし" : "登録あり"),
    ];

    public static string Address(Holder holder) => $"〒{holder.ResidencePostalCode[..3]}-{holder.ResidencePostalCode[3..]}\n{holder.ResidenceAddress}";

    HolderCard CardOf(HolderFile file, Card card, StaffPrincipal staff) => new()
    {
        CardId = card.CardSerial,
        Number = card.CardSerial,
        State = card.State,
        IssuedOn = card.State is CardState.Ordered or CardState.Produced ? null : JapaneseFormat.Date(card.IssuedOn),
        ExpiresOn = JapaneseFormat.Date(card.ExpiresOn),
        Certificates = [Certificate("署名用", card.SigningCertificateSerial, card), Certificate("認証用", card.AuthenticationCertificateSerial, card)],
        ReportLost = Offers.Of(calls.WhyNot(file, card, staff)),
        OpenRequest = LostReportDecisions.OpenRequestOf(file, card) is { } open ? RequestNumber.Parse(open.RequestId) : null,
    };

    static CertificateRow Certificate(string use, string serial, Card card) => new()
    {
        Use = use,
        Serial = serial,
        ValidUntil = JapaneseFormat.Date(card.ExpiresOn),
        RevokedAt = card.RevokedAt is { } revoked ? JapaneseFormat.Minute(revoked) : null,
    };
}
