using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Papers;

namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>The frame that all mails about requests on paper share; a mail fills in what is its own.</summary>
static class PaperScript
{
    public static MailScript Build(
        string template, PaperRequestFacts facts, Wording subject, Wording[] opening, Wording standing, Wording nextStep, Wording deadline,
        IEnumerable<Wording> points, params MailFact[] ownFacts) => new()
        {
            Template = template,
            Subject = new(
                $"【医師資格証】{subject.Japanese}（受付番号 {facts.RequestNumber}）",
                $"[Doctor's ID card] {subject.English} (request {facts.RequestNumber})"),
            Heading = subject,
            Salutation = new($"{facts.HolderName} 様", $"Dear {facts.HolderName},"),
            Opening = opening,
            Facts =
            [
                new(new("受付番号", "Request number"), new(facts.RequestNumber, facts.RequestNumber)),
                new(new("お手続き", "Procedure"), new($"医師資格証 {facts.Procedure.Japanese}", facts.Procedure.English)),
                new(new("対象のカード", "Card"), new($"医師資格証（番号の末尾 {facts.CardEnding}）", $"Card number ending in {facts.CardEnding}")),
                .. ownFacts,
                new(new("現在の状況", "Where it stands"), standing),
                new(new("次のお手続き", "Next step"), nextStep),
                new(new("期限", "Deadline"), deadline),
            ],
            Points = [.. points],
            Closing = [HolderScript.NeverAsked],
        };

    /// <summary>Each item, what is wrong with it and how it is cured.</summary>
    public static IEnumerable<Wording> Points(IReadOnlyList<Deficiency> deficiencies) => deficiencies.Select(one =>
        new Wording($"{Name(one)}{one.What.Japanese}{one.Cure.Japanese}", $"{one.What.English} {one.Cure.English}"));

    public static Wording ToArriveBy(DateOnly due) => new($"{JapaneseDate.Of(due)} 必着", $"To arrive by {JapaneseDate.InEnglish(due)}");

    /// <summary>To send what is missing, and only that.</summary>
    public static Wording SendPapers { get; } = new(
        "下記の書類を、当センターへ郵送してください。受付番号を書き添えてください。",
        "Post the papers below to the centre, and give the request number.");

    public static Wording OnlyThese { get; } = new(
        "ほかの書類は受領しております。あらためてお送りいただく必要はございません。",
        "We have everything else; you need not send it again.");

    // A form's name stands in what is wrong with it already.
    static string Name(Deficiency one) => one.Item == PaperItem.Form ? "" : $"【{one.Item.Title().Japanese}】";
}
