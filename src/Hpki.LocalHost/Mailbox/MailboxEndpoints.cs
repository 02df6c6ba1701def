using Hpki.Console;
using Microsoft.AspNetCore.Mvc;

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
        routes.MapGet(ConsoleRoutes.Mailbox, ([FromServices] MailboxPages pages, HttpContext context) => pages.ShowAll(context));
        routes.MapPost(ConsoleRoutes.Mailbox, ([FromServices] MailboxPages pages, HttpContext context) => pages.BehaveAsync(context));
        routes.MapGet($"{ConsoleRoutes.Mailbox}/{{id}}", ([FromServices] MailboxPages pages, HttpContext context, string id) => pages.Show(context, id));
        routes.MapPost($"{ConsoleRoutes.Mailbox}/{{id}}", ([FromServices] MailboxPages pages, HttpContext context, string id) => pages.PlayAsync(context, id));
    }
}
