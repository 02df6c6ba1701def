using Hpki.Console;
using Hpki.Console.LocalPages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hpki.LocalHost.Mailbox;

/// <summary>The addresses of the mailbox: SendGrid's for the app, JSON for programs, pages for people.</summary>
static class MailboxEndpoints
{
    public const string ApiPath = "/mailbox/api/mails";

    public static void MapMailbox(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(SendGridEndpoint.Path, (HttpContext context, SendGridEndpoint endpoint) => endpoint.SendAsync(context));
        routes.MapGet(ApiPath, (MailStore mails) => Results.Json(mails.All, MailStore.Json));
        routes.MapGet($"{ApiPath}/{{id}}", (string id, MailStore mails) =>
            mails.Find(id) is { } mail ? Results.Json(mail, MailStore.Json) : Results.NotFound());
        routes.MapGet(ConsoleRoutes.Mailbox, ShowAll);
        routes.MapGet($"{ConsoleRoutes.Mailbox}/{{id}}", Show);
    }

    static RazorComponentResult<MailboxPage> ShowAll(HttpResponse response, MailStore mails)
    {
        response.Headers.ContentSecurityPolicy = ConsoleSecurity.PagePolicy;
        var model = new MailboxModel { Mails = [.. mails.All.Reverse().Select(Row)] };
        return new(new Dictionary<string, object?> { [nameof(MailboxPage.Model)] = model });
    }

    static IResult Show(string id, HttpResponse response, MailStore mails)
    {
        if (mails.Find(id) is not { } mail)
        {
            return Results.Redirect(ConsoleRoutes.Mailbox);
        }
        response.Headers.ContentSecurityPolicy = ConsoleSecurity.MailPolicy;
        return new RazorComponentResult<MailPage>(new Dictionary<string, object?> { [nameof(MailPage.Model)] = Model(mail) });
    }

    static CapturedMailRow Row(CapturedMail mail) => new() { MailId = mail.Id, To = To(mail), Subject = mail.Subject, At = At(mail) };

    static MailModel Model(CapturedMail mail) => new()
    {
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
    };

    static string To(CapturedMail mail) => string.Join("、", mail.To.Select(Name));

    static string Name(MailAddressee addressee) =>
        string.IsNullOrEmpty(addressee.Name) ? addressee.Email : $"{addressee.Name} <{addressee.Email}>";

    static string At(CapturedMail mail) => JapaneseFormat.Second(mail.ReceivedAt);
}
