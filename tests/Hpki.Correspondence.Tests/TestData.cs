using Hpki.Correspondence.Forms;
using Hpki.Correspondence.Mail;
using Hpki.Correspondence.Mail.LostReports;

namespace Hpki.Correspondence.Tests;

static class TestData
{
    public static readonly DateTimeOffset Afternoon = new(2026, 12, 24, 5, 5, 0, TimeSpan.Zero);

    public static CenterContact CreateCenter() => new()
    {
        Name = "架空電子認証センター",
        EnglishName = "Example Certification Center",
        Phone = "00-0000-0000",
        Hours = "平日 9時〜17時",
        EnglishHours = "weekdays 9:00-17:00",
        PostalCode = "000-0000",
        PostalAddress = "東京都架空区見本町1丁目2番3号 見本ビル4階",
    };

    public static LostReportFacts CreateFacts(string holderName = "見本 花子") => new()
    {
        HolderName = holderName,
        RequestNumber = "K7M-4PX-9TWE",
        CardEnding = "4821",
        IsRevoked = true,
    };

    public static OutgoingMail CreateMail() => new()
    {
        MailKey = "mail-0001",
        ToAddress = "hanako@example.jp",
        ToName = "見本 花子",
        Subject = "件名",
        Text = "本文",
        Html = "<p>本文</p>",
        Template = LostReportTemplates.Revoked,
    };

    public static LostReportFormContent CreateFormContent(string? holderName = "髙橋 𠮷﨑") => new()
    {
        Reference = "K7M4PX9TWE",
        RequestNumber = "K7M-4PX-9TWE",
        HolderName = holderName,
        PrintedAt = Afternoon,
    };

    public static byte[] PrintForm(string? holderName = "髙橋 𠮷﨑") => new LostReportForm(CreateCenter()).Print(CreateFormContent(holderName));
}
