using System.Globalization;
using System.Net;
using System.Text;

namespace Hpki.Correspondence.Mail;

/// <summary>Turns a script into plain text and into HTML with inline styles; mail programs ignore style sheets, so there is none.</summary>
sealed class MailRenderer(CenterContact center)
{
    const string Ink = "#1b2733";
    const string Navy = "#1f3a5f";
    const string Rule = "#c9d1da";
    const string Font = "'Hiragino Kaku Gothic ProN','Noto Sans JP','Noto Sans CJK JP','Yu Gothic',Meiryo,sans-serif";

    public MailText Render(MailScript script, MailLanguage language) => new(script, language)
    {
        Text = PlainText(script, language),
        Html = Html(script, language),
    };

    Wording[] ContactLines =>
    [
        new(center.Name, center.EnglishName),
        new($"電話 {center.Phone}（受付時間 {center.Hours}）", $"Telephone {center.Phone} ({center.EnglishHours})"),
        new($"〒{center.PostalCode} {center.PostalAddress}", $"〒{center.PostalCode} {center.PostalAddress}"),
    ];

    static Wording ContactTitle => new("お問い合わせ先", "Contact");

    static Wording PointsTitle => new("ご確認ください", "Please note");

    string PlainText(MailScript script, MailLanguage language)
    {
        const string line = "----------------------------------------";
        var text = new StringBuilder();
        text.Append(script.Salutation.In(language)).Append("\n\n");
        foreach (var paragraph in script.Opening)
        {
            text.Append(paragraph.In(language)).Append("\n\n");
        }
        text.Append(line).Append('\n');
        foreach (var fact in script.Facts)
        {
            text.Append(CultureInfo.InvariantCulture, $"■ {fact.Label.In(language)}\n   {fact.Value.In(language)}\n");
        }
        text.Append(line).Append("\n\n");
        if (script.Points.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"【{PointsTitle.In(language)}】\n");
            foreach (var point in script.Points)
            {
                text.Append(language == MailLanguage.Japanese ? "・" : "- ").Append(point.In(language)).Append('\n');
            }
            text.Append('\n');
        }
        foreach (var paragraph in script.Closing)
        {
            text.Append(paragraph.In(language)).Append("\n\n");
        }
        text.Append(line).Append('\n').Append(ContactTitle.In(language)).Append('\n');
        foreach (var contact in ContactLines)
        {
            text.Append(contact.In(language)).Append('\n');
        }
        return text.ToString();
    }

    string Html(MailScript script, MailLanguage language)
    {
        var facts = string.Concat(script.Facts.Select(fact => $"""
            <tr><th scope="row" style="width:10.5em;padding:9px 12px;border:1px solid {Rule};background:#f3f5f8;text-align:left;vertical-align:top;font-weight:600;">{Encode(fact.Label)}</th><td style="padding:9px 12px;border:1px solid {Rule};vertical-align:top;">{Encode(fact.Value)}</td></tr>

            """));
        var points = script.Points.Count == 0 ? "" : $"""
            <h2 style="margin:24px 0 8px;font-size:16px;color:{Navy};">{Encode(PointsTitle)}</h2>
            <ul style="margin:0 0 20px;padding-left:1.4em;">
            {string.Concat(script.Points.Select(point => $"<li style=\"margin:0 0 8px;\">{Encode(point)}</li>\n"))}</ul>

            """;
        var contact = string.Join("<br>\n", ContactLines.Select(Encode));
        return $"""
            <!DOCTYPE html>
            <html lang="{(language == MailLanguage.Japanese ? "ja" : "en")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light">
            <title>{Encode(script.Subject)}</title>
            </head>
            <body style="margin:0;padding:24px 12px;background:#eef1f4;color:{Ink};font-family:{Font};font-size:15px;line-height:1.75;">
            <main style="display:block;max-width:640px;margin:0 auto;background:#ffffff;border:1px solid {Rule};border-top:4px solid {Navy};">
            <p style="margin:0;padding:14px 28px;border-bottom:1px solid {Rule};color:{Navy};font-weight:600;">{Encode(ContactLines[0])}</p>
            <div style="padding:20px 28px 28px;">
            <h1 style="margin:0 0 20px;font-size:19px;line-height:1.5;color:{Navy};">{Encode(script.Heading)}</h1>
            <p style="margin:0 0 14px;">{Encode(script.Salutation)}</p>
            {Paragraphs(script.Opening)}<table style="width:100%;margin:20px 0;border-collapse:collapse;font-size:15px;">
            <tbody>
            {facts}</tbody>
            </table>
            {points}{Paragraphs(script.Closing)}<address style="margin:24px 0 0;padding:14px 16px;background:#f3f5f8;font-style:normal;"><strong>{Encode(ContactTitle)}</strong><br>
            {contact}</address>
            </div>
            </main>
            </body>
            </html>

            """;

        string Encode(Wording wording) => WebUtility.HtmlEncode(wording.In(language));

        string Paragraphs(IReadOnlyList<Wording> paragraphs) =>
            string.Concat(paragraphs.Select(paragraph => $"<p style=\"margin:0 0 14px;\">{Encode(paragraph)}</p>\n"));
    }
}
