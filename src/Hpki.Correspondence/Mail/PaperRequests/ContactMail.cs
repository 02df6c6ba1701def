using Hpki.Correspondence.Mail.LostReports;
using Hpki.Procedures;

namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>The register was changed. The mail says what kind of thing changed and never to what, since it also goes to where the holder no longer is.</summary>
static class ContactMail
{
    public static MailScript Changed(PaperRequestFacts facts, IReadOnlyList<InTwoLanguages> parts, DateOnly changedOn, bool isFormerAddress) => PaperScript.Build(
        isFormerAddress ? PaperRequestTemplates.ContactsChangedFormerly : PaperRequestTemplates.ContactsChanged, facts,
        subject: new("ご登録の連絡先を変更しました", "Your contact data were changed"),
        opening:
        [
            new($"お届けにより、ご登録の連絡先を変更いたしました。{(isFormerAddress ? "このお知らせは、変更前のメールアドレスへお送りしています。" : "")}",
                $"We have changed your contact data as you told us.{(isFormerAddress ? " This message goes to your former e-mail address." : "")}"),
        ],
        standing: new("変更が完了しました。", "Changed."),
        nextStep: HolderScript.NothingToDo,
        deadline: HolderScript.NoDeadline,
        points:
        [
            new("医師資格証は、そのままお使いいただけます。", "You can go on using your card."),
            new("この変更にお心当たりのない場合は、すぐに下記までお電話ください。", "If you did not ask for this change, please call us at once."),
        ],
        new MailFact(new("変更したもの", "Changed"), new(string.Join("、", parts.Select(part => part.Japanese)), string.Join(", ", parts.Select(part => part.English)))),
        new MailFact(new("変更日", "Changed on"), Wording.Date(changedOn)));
}
