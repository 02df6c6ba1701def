using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.LocalPages;
using Hpki.Console.Parts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hpki.LocalHost.Mailbox;

/// <summary>The mailbox for people: read the mails, say how SendGrid behaves and what becomes of a mail.</summary>
sealed class MailboxPages(MailStore mails, ProviderConduct conduct, ProviderReports reports, IAntiforgery antiforgery)
{
    static readonly Choice[] Answers =
    [
        new(nameof(ProviderAnswer.Accept), "正常に受け付ける"),
        new(nameof(ProviderAnswer.Busy), "混雑しているため断る(429、2分後に再試行を求める)"),
        new(nameof(ProviderAnswer.Broken), "障害で失敗する(500)"),
        new(nameof(ProviderAnswer.LoseAnswer), "受け付けるが、応答が途中で切れる"),
        new(nameof(ProviderAnswer.Refuse), "宛先の誤りとして拒否する(400)"),
    ];

    static readonly Choice[] Stories =
    [
        new(nameof(DeliveryStory.Deliver), "配達済"),
        new(nameof(DeliveryStory.Bounce), "不達(宛先なし)"),
        new(nameof(DeliveryStory.Block), "受信拒否(一時的)"),
        new(nameof(DeliveryStory.Drop), "送信サービスで破棄"),
        new(nameof(DeliveryStory.Defer), "配達の遅延"),
        new(nameof(DeliveryStory.SpamReport), "迷惑メールとして報告"),
        new(nameof(DeliveryStory.DeliverTwice), "配達済を二重に報告"),
        new(nameof(DeliveryStory.DeliverOutOfOrder), "逆の順序で報告"),
    ];

    public RazorComponentResult<MailboxPage> ShowAll(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = ConsoleSecurity.PagePolicy;
        var model = new MailboxModel
        {
            Mails = [.. mails.All.Reverse().Select(Row)],
            Token = Token(context),
            Answers = Answers,
            Answer = conduct.Answer.ToString(),
            ReportsDelivery = conduct.ReportsDelivery,
        };
        return new(new Dictionary<string, object?> { [nameof(MailboxPage.Model)] = model });
    }

    public IResult Show(HttpContext context, string id)
    {
        if (mails.Find(id) is not { } mail)
        {
            return Results.Redirect(ConsoleRoutes.Mailbox);
        }
        context.Response.Headers.ContentSecurityPolicy = ConsoleSecurity.MailPolicy;
        return new RazorComponentResult<MailPage>(new Dictionary<string, object?> { [nameof(MailPage.Model)] = Model(context, mail) });
    }

    public async Task<IResult> BehaveAsync(HttpContext context)
    {
        if (await FormAsync(context) is not { } form || !Enum.TryParse(form[MailboxFields.Answer], out ProviderAnswer answer))
        {
            return Results.BadRequest();
        }
        conduct.Answer = answer;
        conduct.ReportsDelivery = form[MailboxFields.Reports] == MailboxFields.ByItself;
        return SeeOther(context, ConsoleRoutes.Mailbox);
    }

    public async Task<IResult> PlayAsync(HttpContext context, string id)
    {
        if (await FormAsync(context) is not { } form || !Enum.TryParse(form[MailboxFields.Story], out DeliveryStory story))
        {
            return Results.BadRequest();
        }
        if (mails.Find(id) is { } mail)
        {
            await reports.PlayAsync(mail, story, context.RequestAborted);
        }
        return SeeOther(context, ConsoleRoutes.Mail(id));
    }

    async Task<IFormCollection?> FormAsync(HttpContext context) =>
        context.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context) ? await context.Request.ReadFormAsync(context.RequestAborted) : null;

    FormToken Token(HttpContext context)
    {
        AntiforgeryTokenSet token = antiforgery.GetAndStoreTokens(context);
        return new FormToken(token.FormFieldName, token.RequestToken!);
    }

    static IResult SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    static CapturedMailRow Row(CapturedMail mail) => new()
    {
        MailId = mail.Id,
        To = To(mail),
        Subject = mail.Subject,
        At = At(mail),
        Report = mail.Played.Count == 0 ? null : Words(mail.Played[^1].Event),
        ReportTone = mail.Played.Count == 0 ? Tone.Neutral : ToneOf(mail.Played[^1].Event),
    };

    MailModel Model(HttpContext context, CapturedMail mail) => new()
    {
        MailId = mail.Id,
        From = Name(mail.From),
        To = To(mail),
        Subject = mail.Subject,
        At = At(mail),
        Text = mail.Text ?? "",
        Html = mail.Html,
        Details =
        [
            new("メッセージID", mail.Id),
            .. mail.CustomArgs.Select(argument => new Fact(argument.Key, argument.Value)),
            .. mail.Attachments.Select(file => new Fact("添付ファイル", file.FileName)),
        ],
        Token = Token(context),
        Stories = Stories,
        Reports = [.. mail.Played.Select(report => new Fact(JapaneseFormat.MonthDayMinute(report.At), $"{Words(report.Event)}(システムの応答 {report.Answer})"))],
    };

    static string Words(string report) => report switch
    {
        "processed" => "送信サービスが受付け",
        "delivered" => "配達済",
        "deferred" => "配達の遅延",
        "bounce" => "不達",
        "blocked" => "受信拒否",
        "dropped" => "破棄",
        "spamreport" => "迷惑メールとして報告",
        _ => report,
    };

    static Tone ToneOf(string report) => report switch
    {
        "delivered" => Tone.Good,
        "deferred" => Tone.Warning,
        "bounce" or "blocked" or "dropped" or "spamreport" => Tone.Bad,
        _ => Tone.Neutral,
    };

    static string To(CapturedMail mail) => string.Join("、", mail.To.Select(Name));

    static string Name(MailAddressee addressee) =>
        string.IsNullOrEmpty(addressee.Name) ? addressee.Email : $"{addressee.Name} <{addressee.Email}>";

    static string At(CapturedMail mail) => JapaneseFormat.Second(mail.ReceivedAt);
}
