using AngleSharp.Dom;
using Hpki.Console;
using Hpki.Console.Guides;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Guides;

/// <summary>A doctor at a browser who types the reissue form.</summary>
sealed class TypingDoctor : IDisposable
{
    readonly StaffSession session;
    readonly string slug;
    IDocument page;

    TypingDoctor(StaffSession session, string slug, IDocument page) => (this.session, this.slug, this.page) = (session, slug, page);

    public static async Task<TypingDoctor> OpenAsync(PagesHost host, string slug)
    {
        StaffSession session = StaffSession.OfNobody(host);
        return new(session, slug, await session.PageAsync(ConsoleRoutes.GuideFill(slug)));
    }

    /// <summary>Sends the page with these values over good ones.</summary>
    public Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] values) => SendWithTokenAsync(StaffSession.TokenOf(page), values);

    public Task<HttpResponseMessage> SendWithTokenAsync(string? token, params (string Name, string Value)[] values)
    {
        Dictionary<string, string> fields = new()
        {
            [FormFields.IdempotencyKey] = StaffSession.KeyOf(page),
            ["reason"] = "reason.nameChange",
            ["reportedOn.year"] = "2020",
            ["reportedOn.month"] = "4",
            ["reportedOn.day"] = "1",
            ["holder.kana"] = "タカハシ ハナコ",
            ["holder.name"] = "髙橋 花子",
            ["birthDate.year"] = "1970",
            ["birthDate.month"] = "4",
            ["birthDate.day"] = "1",
            ["medicalRegistrationNumber"] = "123456",
            ["residence.postal"] = "100-0001",
            ["residence"] = "東京都架空区見本町1-2",
            ["phone"] = "0312345678",
            ["formerName"] = "見本 花子",
            ["enclosed.photo"] = "1",
        };
        foreach ((string name, string value) in values)
        {
            fields[name] = value;
        }

        return session.PostAsync(ConsoleRoutes.GuideFill(slug), token, [.. fields.Select(field => (field.Key, field.Value))]);
    }

    public Task<HttpResponseMessage> PrintAsync(IDocument done, string? ticket = null, string? slug = null) =>
        session.PostAsync(ConsoleRoutes.GuideFilled(slug ?? this.slug), StaffSession.TokenOf(done), (GuideFields.Ticket, ticket ?? TicketOn(done)));

    /// <summary>Opens the page to fill in again; what is sent next comes from there.</summary>
    public async Task<HttpResponseMessage> CorrectAsync(IDocument done)
    {
        HttpResponseMessage answer = await session.PostAsync(ConsoleRoutes.GuideAgain(slug), StaffSession.TokenOf(done), (GuideFields.Ticket, TicketOn(done)));
        page = await StaffSession.PageOfAsync(answer);
        return answer;
    }

    public void Dispose() => session.Dispose();

    static string TicketOn(IDocument done) => done.QuerySelector($"input[name={GuideFields.Ticket}]")!.GetAttribute("value")!;
}
