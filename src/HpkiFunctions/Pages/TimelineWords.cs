using System.Globalization;
using Hpki.Console;
using Hpki.Console.Tasks;
using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Contacts;
using Hpki.Procedures.Deliveries;
using Hpki.Procedures.Discontinuations;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Letters;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Payments;
using Hpki.Procedures.Requests;
using Hpki.Registry.Model;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Duty;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;

namespace HpkiFunctions.Pages;

/// <summary>What an event of the timeline says, in words. A code without words is shown as it is: nothing of the timeline is hidden.</summary>
static class TimelineWords
{
    public static string Of(TimelineEvent e) => e.Type switch
    {
        "holder.registered" => "資格証保有者を登録",
        "holder.mail-address-removed" => "届かないメールアドレスを登録から削除",
        "holder.name-changed" => "登録の氏名を変更(変更前の氏名でも検索可能)",
        "holder.membership-changed" => $"登録の会員種別を変更({(e.Facts["member"] == "yes" ? "日本医師会会員" : "非会員")})",
        "card.registered" => $"資格証を登録(カード番号 {e.Facts["cardSerial"]})",
        "card.held" => "資格証をセンター内で一時停止",
        "card.expired" => $"資格証が有効期限を経過(カード番号 {e.Facts["cardSerial"]})",
        "renewal.reminded" => $"更新のご案内({e.Facts["daysBefore"]}日前、カード番号 {e.Facts["cardSerial"]})",
        "renewal-notice.ended" => $"申請 {RequestNumber.Parse(e.Facts["linkedRequestId"])} を受け付けたため、更新のご案内を終了",
        "renewal-notice.stopped" => "申し出により、更新のご案内を停止",
        "lost-report.call" => $"電話による紛失の届出を受付{Hours(e)}。本人確認: {Proof(e)}",
        "lost-report.repeated" => $"失効の必要がないカードについて、紛失の電話を記録{Hours(e)}(カードの状態: {Enum.Parse<CardState>(e.Facts["cardState"]).Title()})。本人確認: {Proof(e)}",
        "proof.decided" => $"別の担当者による本人確認の方法: {JapaneseNames.Of(Enum.Parse<CallerProofMethod>(e.Facts["method"]))}",
        "proof.after-hours" => "執務時間外に本人を確認できなかったため、当直担当への通知を開始",
        "proof.overdue" => "本人確認のタスクが期限を過ぎたため、当直担当への通知を開始",
        "review.overdue" => "緊急失効の事後確認が期限を過ぎたため、当直担当への通知を開始",
        "duty.alerted" => $"当直担当への通知「{Alert(Enum.Parse<DutyAlertKind>(e.Facts["alert"]))}」を送信",
        "review.refused" => "事後確認で、緊急失効を適切と認めないことを記録(失効は取り消されません)",
        "lost-report.form-filed" => "紛失届を受領",
        "lost-report.staff-call" => "紛失届が届かないため、電話連絡をタスクに追加",
        "lost-report.closed-without-form" => "紛失届が届かないまま期限となり、手続を終了",
        "lost-report.card-found" => "資格証の発見を記録",
        "lost-report.found-before-proof" => "本人確認の前に、資格証が見つかったとの連絡を記録",
        "lost-report.withdrawn" => "届出の取下げ",
        "lost-report.paper" => $"書面による紛失の届出を受付。本人確認: {Proof(e)}",
        "lost-report.reopened" => "終了後に紛失届が届いたため、手続を再開",
        "lost-report.reissue-linked" => $"同封の再発行申請書により、再発行申請 {RequestNumber.Parse(e.Facts["linkedRequestId"])} を受付",
        "reissue.received" when e.Facts.TryGetValue("linkedRequestId", out string? linked) => $"再発行申請書を受付(紛失届 {RequestNumber.Parse(linked)} に同封)",
        _ when Waiting.TryGetValue(e.Type, out string? words) => words,
        "papers.examined" => $"書類審査({e.Facts["round"]}回目): {(e.Facts["deficient"].Length == 0 ? "不足・不備なし" : $"不足・不備あり({Papers(e.Facts["deficient"])})")}",
        "papers.sent-back" => "書類審査に差戻し",
        "papers.reopened" => "終了後に書類が届いたため、手続を再開",
        "papers.lapsed" => "書類が届かないまま期限となり、取下げとして終了",
        "licence.unconfirmed" => "医師の資格を確認できなかったため、申請を終了",
        "fee.decided" => $"手数料を決定({JapaneseFormat.Count(long.Parse(e.Facts["yen"], CultureInfo.InvariantCulture))}円)",
        "fee.lapsed" => "手数料の全額の入金がないまま期限となり、取下げとして終了",
        "payment.entered" => $"入金を記録({JapaneseFormat.Count(long.Parse(e.Facts["yen"], CultureInfo.InvariantCulture))}円、入金日 {e.Facts["paidOn"]}、{Enum.Parse<PaymentVerdict>(e.Facts["verdict"]).Title()})",
        "request.approved" => "申請を承認",
        "card.ordered" => $"新しい資格証の発注を記録(カード番号 {e.Facts["cardSerial"]} の後継)",
        "card.order-sent" => $"カード工場へ送付({CardOrderWords.Sent(Enum.Parse<CardOrderState>(e.Facts["state"]))}、ファイル {e.Facts["fileId"]})",
        "card.keys-taken" => $"カード工場から鍵を受領(新しいカード番号 {e.Facts["newCardSerial"]})。暗証番号は封緘されたまま保管",
        "card.certified" => $"新しい資格証の電子証明書を発行(有効期限 {e.Facts["expiresOn"]})",
        "card.produced" => $"新しい資格証の製造が完了(カード番号 {e.Facts["newCardSerial"]})",
        "card.failed" => $"資格証を製造できず({e.Facts["attempt"]}枚目、{CardOrderWords.Failure(e.Facts["reason"])})",
        "card.made-again" => $"資格証をもう一度製造({e.Facts["attempt"]}枚目)",
        "card.order-cancelled" => "資格証の発注を取消し",
        "card.answer-refused" => $"カード工場の回答を使えず({CardOrderWords.Of(Enum.Parse<BureauFault>(e.Facts["fault"]))})",
        "card.delivery-arranged" => $"お渡しの方法を決定({Delivery(e)})",
        "card.posted" => $"資格証を発送(追跡番号 {e.Facts["tracking"]})",
        "card.received" => $"資格証をお渡し({Delivery(e)})。新しい資格証が有効",
        "card.not-received" => $"資格証をお渡しできず({Delivery(e)})",
        "holder.contacts-changed" => $"連絡先を変更({string.Join("、", e.Facts["changed"].Split(' ').Select(part => Enum.Parse<ContactPart>(part).Title().Japanese))})",
        "pin.approved" => "暗証番号の開示を承認(開示の鍵の半分を適用)",
        "pin.wrong-passphrase" => "開示の合言葉の誤り",
        "pin.opened" => $"封緘された暗証番号を開き、通知書を印刷(承認 {e.Facts["approver1"]}、{e.Facts["approver2"]})",
        "pin.posted" => $"暗証番号の通知書を発送(追跡番号 {e.Facts["tracking"]})",
        "pin.delivered" => "暗証番号の通知書の配達を確認",
        "pin.returned" => "暗証番号の通知書が返戻、裁断",
        "discontinuation.effective" => $"利用を終了({Enum.Parse<DiscontinuationReason>(e.Facts["discontinuationReason"]).Title()})",
        "pin.unblocked" => $"資格証の閉塞を解除(カード番号 {e.Facts["cardSerial"]})",
        "pin.not-unblocked" => $"資格証の閉塞を解除できず(カード番号 {e.Facts["cardSerial"]})",
        "locked-card.posted" => $"お預かりした資格証を返送(追跡番号 {e.Facts["tracking"]})",
        "locked-card.delivered" => "返送した資格証の配達を確認",
        "locked-card.came-back" => "返送した資格証が、配達されずに返戻",
        "card.returned" => "これまでの資格証が返納",
        "card.destroyed" => "これまでの資格証を廃棄(2名で確認)",
        "revocation.planned" => $"失効を指示({JapaneseNames.Of(Enum.Parse<RevocationReason>(e.Facts["reason"]))}、カード番号 {e.Facts["cardSerial"]})",
        "second-certificate.answered" => $"HPKIセカンド電子証明書の失効について確認: {JapaneseNames.Of(Enum.Parse<SecondCertificateAnswer>(e.Facts["answer"]))}",
        "revocation.ordered" => $"緊急失効を指示({JapaneseNames.Of(Enum.Parse<RevocationReason>(e.Facts["reason"]))})",
        "revocation.confirmed" => $"公表された失効リストで、すべての証明書の掲載を確認(署名用 第{e.Facts["signingCrlNumber"]}号、認証用 第{e.Facts["authenticationCrlNumber"]}号、"
            + $"指示から {JapaneseFormat.Count(long.Parse(e.Facts["milliseconds"], CultureInfo.InvariantCulture))} ミリ秒)",
        "revocation.exception" => $"24時間を過ぎても失効リストへの掲載を確認できないことを例外として記録({Cause(Enum.Parse<RevocationOutcome>(e.Facts["cause"]))})",
        "task.completed" => Completed(Enum.Parse<TaskKind>(e.Facts["kind"]), Enum.Parse<TaskOutcome>(e.Facts["outcome"])),
        "task.claimed" => $"{JapaneseNames.Of(Enum.Parse<TaskKind>(e.Facts["kind"]))}: 担当",
        "task.taken-over" => $"{JapaneseNames.Of(Enum.Parse<TaskKind>(e.Facts["kind"]))}: 担当を引継ぎ(理由は付記)",
        "task.released" => $"{JapaneseNames.Of(Enum.Parse<TaskKind>(e.Facts["kind"]))}: 担当を外れる",
        "document.filed" => $"書類を綴じ込み({JapaneseNames.Of(Enum.Parse<DocumentKind>(e.Facts["kind"]))})",
        "document.kind-changed" => $"書類の種類を「{Kind(e, "from")}」から「{Kind(e, "to")}」に変更(理由は付記)",
        "document.taken-back" => $"書類({Kind(e, "kind")})の綴じ込みを取り消し、受付トレイに戻す(理由は付記)",
        "document.erased" => $"保存期間が終了したため、書類({Kind(e, "kind")})の画像とウェブでの入力内容を削除",
        "document.redacted" => $"個人番号の表示された頁({e.Facts["page"]} 頁)を墨消しし、原本を廃棄(原本の照合値 {e.Facts["pageSha256"][..16]}…)",
        "mail.intended" => $"メール「{Mail(e)}」の送信を開始",
        "mail.sent" => $"メール「{Mail(e)}」を送信",
        "mail.deferred" => $"メール「{Mail(e)}」の送信を延期(送信サービスの都合)",
        "mail.again" => $"メール「{Mail(e)}」を再送",
        "mail.unknown" => $"メール「{Mail(e)}」の送信結果を確認中",
        "mail.refused" => $"メール「{Mail(e)}」は送信不可",
        "mail.processed" => $"メール「{Mail(e)}」を送信サービスが受付け",
        "mail.delayed" => $"メール「{Mail(e)}」の配達が遅延(受信側のサーバーの都合。送信サービスが再試行を継続)",
        "mail.delivered" => $"メール「{Mail(e)}」が受信側のサーバーに到着",
        "mail.blocked" => $"メール「{Mail(e)}」を受信側のサーバーが拒否(一時的)",
        "mail.dropped" => $"メール「{Mail(e)}」を送信サービスが破棄",
        "mail.bounced" => $"メール「{Mail(e)}」が不達(受信側のサーバーが拒否)",
        "mail.spam-reported" => $"メール「{Mail(e)}」が迷惑メールとして報告",
        "mail.unsubscribed" => $"メール「{Mail(e)}」から配信停止の申し出",
        "mail.given-up" => $"メール「{Mail(e)}」の送信を取止め",
        "mail.by-post" => $"「{Mail(e)}」を郵送による通知に切替え",
        "letter.printed" => $"通知書「{Mail(e)}」を印刷",
        "letter.misprinted" => $"通知書「{Mail(e)}」を印刷待ちに戻す(刷り直し)",
        "letter.posted" => $"通知書「{Mail(e)}」を投函{(e.Facts.TryGetValue("tracking", out string? tracking) ? $"(追跡番号 {tracking})" : "")}",
        "letter.delivered" => $"通知書「{Mail(e)}」の配達を確認",
        "letter.returned" => $"通知書「{Mail(e)}」が返戻",
        "letter.again" => $"返戻された通知書「{Mail(e)}」を、住所の確認後に新しい通知書として印刷待ちに追加",
        "letter.cancelled" => $"通知書「{Mail(e)}」の郵送を取消し({JapaneseNames.Of(Enum.Parse<LetterCancelReason>(e.Facts["reason"]))})",
        "detail.erased" => "付記を消去",
        "flow.signalled" => $"処理 {e.Facts["instanceId"]} へ合図を送信({FlowWords.Of(Enum.Parse<SignalKind>(e.Facts["signal"]))}、対象 {e.Facts["referenceId"]}。理由は付記)",
        "flow.suspended" => $"処理 {e.Facts["instanceId"]} の一時停止を指示(理由は付記)",
        "flow.resumed" => $"処理 {e.Facts["instanceId"]} の再開を指示(理由は付記)",
        "flow.terminated" => $"処理 {e.Facts["instanceId"]} の強制終了を指示(理由は付記)",
        "flow.started-again" => $"処理 {e.Facts["instanceId"]} をもう一度始めるよう指示(理由は付記)",
        "flow.stopped" => $"処理 {e.Facts["instanceId"]} が途中で終了",
        "flow.refused" => $"処理 {e.Facts["instanceId"]} の状態が変わっていたため、指示を実行できなかったことを記録",
        "file.exported" => "保有者記録を書き出し(目的は付記)",
        _ => e.Type,
    };

    static readonly Dictionary<string, string> Waiting = ProcedureCatalogue.Flows.Where(procedure => procedure.Kind != ProcedureKind.Issue).SelectMany(procedure => new KeyValuePair<string, string>[]
    {
        new($"{WaitingRequests.EventsOf(procedure.Kind)}.received", $"{procedure.Title}を書面で受付"),
        new($"{WaitingRequests.EventsOf(procedure.Kind)}.withdrawn", $"{procedure.Title}の取下げ"),
        new($"{WaitingRequests.EventsOf(procedure.Kind)}.ended-with-use", $"資格証の利用が中止されたため、{procedure.Title}を終了"),
    }).ToDictionary();

    /// <summary>How the caller was proved, from the facts of a call.</summary>
    public static string Proof(TimelineEvent call)
    {
        string matched = Facts(call.Facts["matched"]);
        string mismatched = Facts(call.Facts["mismatched"]);
        string method = JapaneseNames.Of(Enum.Parse<CallerProofMethod>(call.Facts["method"]));
        bool wrongWord = call.Facts.GetValueOrDefault("word") == "wrong";
        return call.Facts["proof"] == "accepted"
            ? $"{method}{(matched.Length > 0 ? $"({matched})" : "")}{(wrongWord ? "。失効用合言葉は不一致" : "")}"
            : $"確認できず({(wrongWord ? "失効用合言葉: 不一致 / " : "")}一致: {OrNone(matched)} / 不一致: {OrNone(mismatched)}{CalledBack(call)})";
    }

    static string Delivery(TimelineEvent e) => $"{JapaneseNames.Of(Enum.Parse<DeliveryMethod>(e.Facts["deliveryMethod"]))}、{e.Facts["delivery"]}回目";

    static string Kind(TimelineEvent e, string fact) => JapaneseNames.Of(Enum.Parse<DocumentKind>(e.Facts[fact]));

    static string Alert(DutyAlertKind kind) => kind switch
    {
        DutyAlertKind.CallerUnprovedAfterHours => "執務時間外の本人確認",
        DutyAlertKind.CallerProofOverdue => "本人確認の期限超過",
        DutyAlertKind.ReviewOverdue => "事後確認の期限超過",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The timeline does not speak of this alert yet; add its words."),
    };

    static string CalledBack(TimelineEvent call) => call.Facts.GetValueOrDefault("calledBack") == "other-number" ? " / 折返し: 登録と異なる番号" : "";

    static string Papers(string items) => string.Join("、", items.Split(' ').Select(item => Enum.Parse<PaperItem>(item).Title().Japanese));

    static string Hours(TimelineEvent call) => call.Facts.GetValueOrDefault("officeHours") == "false" ? "(執務時間外)" : "";

    static string Completed(TaskKind kind, TaskOutcome outcome) => $"{JapaneseNames.Of(kind)}: {TaskWords.Of(kind).Of(outcome)}";

    static string Mail(TimelineEvent e) => Enum.Parse<StatusMailKind>(e.Facts["kind"]).Title();

    static string Facts(string names) =>
        string.Join("、", names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => JapaneseNames.Of(Enum.Parse<RegisterFact>(name))));

    static string OrNone(string text) => text.Length > 0 ? text : "なし";

    static string Cause(RevocationOutcome outcome) => outcome switch
    {
        RevocationOutcome.Confirmed => "掲載済み",
        RevocationOutcome.NotYetVisible => "公表先に未掲載",
        RevocationOutcome.OriginUnreachable => "公表先に接続不可",
        RevocationOutcome.Failed => "認証局または記録の障害",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "This outcome has no words yet; add them."),
    };
}
