using System.Globalization;
using Hpki.Correspondence.Mail.LostReports;

namespace Hpki.Correspondence.Mail.PaperRequests;

/// <summary>The mails about the fee and about what became of the request.</summary>
static class DecisionMails
{
    internal static readonly Wording MoneyBack = new(
        "すでにお払込みいただいた金額がある場合は、返金についてあらためてご連絡いたします。",
        "If you have paid anything, we will write to you about paying it back.");

    public static MailScript PaymentDue(PaperRequestFacts facts, PaymentSlip slip) => PaperScript.Build(
        PaperRequestTemplates.PaymentDue, facts,
        subject: new("手数料のお払込みのお願い", "Please pay the fee"),
        opening:
        [
            new($"医師資格証の{facts.Procedure.Japanese}の書類の確認が終わりました。下記の手数料を、期限までにお払込みくださいますようお願いいたします。",
                $"Your papers for the {facts.Procedure.English} are in order. Please pay the fee below by the date below.")
        ],
        standing: new("手数料のご入金をお待ちしております。", "We are waiting for the fee."),
        nextStep: new("郵送する払込票により、手数料をお払込みください。", "Pay the fee with the slip that we send you by post.")
        {
            InLetter = "同封の払込票により、手数料をお払込みください。",
        },
        deadline: Wording.Date(slip.DueOn),
        points:
        [
            new("払込みの際は、払込人名の前に照合番号を付けてください。", "Give the reference in front of your name when you pay."),
            new("ご入金を確認できた後に、発行の手続きを進めます。", "We go on when the payment has reached us."),
            new("期限までにご入金を確認できない場合は、申請が取り下げられたものとして、お手続きを終了いたします。", "If it does not reach us in time, we treat the request as withdrawn and close it."),
        ],
        new MailFact(new("手数料", "Fee"), Amount(slip)),
        new MailFact(new("照合番号", "Reference"), new(slip.Reference, slip.Reference))) with
    { Slip = slip };

    public static MailScript PaymentLapsed(PaperRequestFacts facts, DateOnly wasDueOn) => PaperScript.Build(
        PaperRequestTemplates.PaymentLapsed, facts,
        subject: new("未入金によるお手続きの終了のお知らせ", "Your request was closed without the payment"),
        opening:
        [
            new($"医師資格証の{facts.Procedure.Japanese}について、期限（{JapaneseDate.Of(wasDueOn)}）までに手数料の全額のご入金を確認できなかったため、申請が取り下げられたものとして、お手続きを終了いたしました。",
                $"The fee did not reach us in full by {JapaneseDate.InEnglish(wasDueOn)}, so we treat your request as withdrawn and have closed it."),
        ],
        standing: new("未入金により終了しました。", "Closed without the payment."),
        nextStep: new("この後のお払込みは、なさらないでください。お手続きを希望される場合は、あらためて申請してください。", "Please do not pay any more. If you still want it, please apply again."),
        deadline: HolderScript.NoDeadline,
        points: [MoneyBack]);

    public static MailScript Approved(PaperRequestFacts facts) => PaperScript.Build(
        PaperRequestTemplates.Approved, facts,
        subject: new("申請を承認しました", "Your request is approved"),
        opening:
        [
            new($"医師資格証の{facts.Procedure.Japanese}を承認し、新しい医師資格証の製造を手配いたしました。", $"We have approved your {facts.Procedure.English} and ordered the new card."),
        ],
        standing: new("新しい医師資格証を製造しています。", "The new card is being made."),
        nextStep: HolderScript.NothingToDo,
        deadline: HolderScript.NoDeadline,
        points: [new("お渡しの準備ができましたら、お受け取りの方法をご連絡いたします。", "When the card is ready, we will tell you how you receive it.")]);

    public static MailScript Declined(PaperRequestFacts facts, DateOnly closedOn) => PaperScript.Build(
        PaperRequestTemplates.Declined, facts,
        subject: new("申請をお受けできませんでした", "We could not accept your request"),
        opening:
        [
            new($"医師資格証の{facts.Procedure.Japanese}について、医師の資格を確認できなかったため、お受けできないこととなりました。", $"We could not confirm your medical licence and therefore cannot accept your {facts.Procedure.English}."),
        ],
        standing: new("終了しました。", "Closed."),
        nextStep: new("お心当たりのない場合は、下記までお問い合わせください。", "If you do not understand why, please ask us."),
        deadline: HolderScript.NoDeadline,
        points: [MoneyBack],
        new MailFact(new("終了した日", "Closed on"), Wording.Date(closedOn)));

    public static MailScript Withdrawn(PaperRequestFacts facts, DateOnly withdrawnOn) => PaperScript.Build(
        PaperRequestTemplates.Withdrawn, facts,
        subject: new("申請の取下げを受け付けました", "Your request was withdrawn"),
        opening:
        [
            new($"医師資格証の{facts.Procedure.Japanese}について、取下げのお申し出を受け付け、お手続きを終了いたしました。", $"We have taken the withdrawal of your {facts.Procedure.English} and closed it."),
        ],
        standing: new("取下げにより終了しました。", "Closed by withdrawal."),
        nextStep: HolderScript.NothingToDo,
        deadline: HolderScript.NoDeadline,
        points: [MoneyBack, new("取下げをお申し出になったお心当たりのない場合は、下記までお電話ください。", "If you did not ask for this withdrawal, please call us.")],
        new MailFact(new("取下げの受付日", "Withdrawn on"), Wording.Date(withdrawnOn)));

    static Wording Amount(PaymentSlip slip) => new(
        string.Create(CultureInfo.InvariantCulture, $"{slip.Yen:N0}円（うち消費税 {slip.TaxYen:N0}円）"),
        string.Create(CultureInfo.InvariantCulture, $"{slip.Yen:N0} yen, {slip.TaxYen:N0} yen of it tax"));
}
