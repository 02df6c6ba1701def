using Hpki.Console.Requests;
using Hpki.Console.Tasks;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Requests;

namespace Hpki.Console.Tests.Samples;

sealed partial class SampleModels
{
    public RequestModel AcceptedRequest() => new()
    {
        Frame = Frame(new(Layout.FlashKind.Success, "届出を受理し、資格証の電子証明書を失効しました。受付番号を通話者にお伝えください。")),
        Number = Number,
        Procedure = ProcedureKind.LostReport,
        State = RequestState.AwaitingForm,
        HolderId = "h-01",
        HolderName = people.Holder,
        HolderKana = people.Kana,
        CardNumber = "JP26000117",
        CardState = CardState.Revoked,
        Reception = Reception(),
        Steps = [new("電話受付", StepState.Done, "11/24 9:05"), new("失効", StepState.Done, "11/24 9:05"), new("届書受領", StepState.Current), new("確認", StepState.Waiting), new("完了", StepState.Waiting)],
        Next = new() { Text = "紛失届の到着を待っています。12月1日(火)と12月8日(火)に督促のメールを送ります。", Deadline = "2026年12月24日(木)" },
        Revocation = Revocation(),
        Tasks = [OpenTask(TaskKind.ReviewEmergency, ActionOffer.Refused("失効を行った担当者は事後確認できません。承認の役割を持つ別の担当者が行います。"))],
        Documents = [],
        Mails = Mails(),
        Timeline = Timeline(),
        Forms = [new("紛失届", ConsoleRoutes.RequestForm(Number)), new("再発行申請書", ConsoleRoutes.RequestForm(Number, "RI"))],
        CardFound = ActionOffer.Allowed,
        SecondCertificate = ActionOffer.Allowed,
        Withdraw = ActionOffer.Allowed,
    };

    public RequestModel ReissueRequest() => AcceptedRequest() with
    {
        Frame = Frame(),
        Procedure = ProcedureKind.Reissue,
        State = RequestState.AwaitingPayment,
        Reception = [new("受付", "2026年11月27日(金) 10:20 書面"), new("受付担当者", people.Staff), new("受付の経緯", "紛失届に同封"), new("届出時のご希望", "再発行を希望する")],
        Steps = [new("書面受付", StepState.Done, "11/27 10:20"), new("書類審査", StepState.Done), new("資格確認", StepState.Done), new("手数料", StepState.Current), new("承認", StepState.Waiting), new("カード製造", StepState.Waiting), new("完了", StepState.Waiting)],
        Next = new() { Text = "手数料の入金を待っています。入金を記録すると、承認に進みます。", Deadline = "2026年12月28日(月)" },
        Fee = new()
        {
            Facts = [new("手数料", "5,500円(うち消費税 500円)"), new("手数料の根拠", "料金表"), new("照合番号", "1234-5678-9012"), new("払込期限", "2026年12月28日(月)"), new("入金の状況", "全額の入金を確認していません"), new("入金 12/1", "5,000円(不足)")],
            Enter = ActionOffer.Allowed,
            IdempotencyKey = "sample-key-0001",
            Yen = "五百",
        },
        ActionErrors = [new(PaymentFields.Yen, "入金額を、1から1,000,000までの整数で入力してください。")],
        Linked = new(Number, ProcedureKind.LostReport, RequestState.AwaitingCheck),
        Revocation = null,
        Tasks = [OpenTask(TaskKind.ClarifyPayment, ActionOffer.Allowed) with { Why = "手数料に足りない入金がありました。", Amount = "500円" }, OpenTask(TaskKind.ExaminePapers, ActionOffer.Allowed) with { TaskId = "t-04", Why = "申請の書類が届きました。" }],
        Documents =
        [
            new() { DocumentId = "d-01", Kind = DocumentKind.ReissueApplication, ReceivedAt = "2026年11月27日(金) 10:20", FiledBy = people.Staff, Pages = [new("s-02", 2)] },
            new() { DocumentId = "d-02", Kind = DocumentKind.ResidenceRecord, ReceivedAt = "2026年11月27日(金) 10:21", FiledBy = people.Staff, Pages = [new("s-02", 3)] },
        ],
        Mails = [],
        Forms = [],
        Typed = [new("氏名", people.Holder), new("電話番号", "0312345678")],
        CardFound = null,
        SecondCertificate = null,
    };

    public RequestModel HeldRequest() => AcceptedRequest() with
    {
        Frame = Frame(new(Layout.FlashKind.Error, "通話者を本人と確認できませんでした。資格証を一時停止し、別の担当者に確認を依頼しました。")),
        State = RequestState.AwaitingCallerProof,
        CardState = CardState.Held,
        Revocation = null,
        Steps = [new("電話受付", StepState.Done, "11/24 9:05"), new("失効", StepState.Current, "本人確認中"), new("届書受領", StepState.Waiting), new("確認", StepState.Waiting), new("完了", StepState.Waiting)],
        Next = new() { Text = "別の担当者が、登録された電話番号に折り返して確認します。", Deadline = "2026年11月24日(火) 9:35", IsOverdue = true },
        Tasks = [OpenTask(TaskKind.ProveCaller, FourEyes) with { IsOverdue = true }],
        Mails = [],
        Withdraw = ActionOffer.Refused("本人確認が終わるまで、取下げはできません。"),
        FoundNote = people.Circumstances,
        ActionErrors = [new(RequestActionFields.FoundNote, "1000文字以内で入力してください。")],
    };

    public RequestModel CheckedRequest(bool mayCheck) => AcceptedRequest() with
    {
        Frame = Frame(),
        State = RequestState.AwaitingCheck,
        Steps = [new("電話受付", StepState.Done, "11/24 9:05"), new("失効", StepState.Done, "11/24 9:05"), new("届書受領", StepState.Done, "11/27 10:12"), new("確認", StepState.Current), new("完了", StepState.Waiting)],
        Next = new() { Text = "届いた紛失届を、受付とは別の担当者が登録内容と照合します。", Deadline = "2026年12月1日(火)" },
        Tasks =
        [
            OpenTask(TaskKind.CheckForm, mayCheck ? ActionOffer.Allowed : FourEyes) with { AsksSecondCertificate = true, SecondCertificate = SecondCertificateAnswer.Yes },
            OpenTask(TaskKind.ReviewEmergency, ActionOffer.Allowed) with { TaskId = "t-03", End = new() { Outcome = TaskOutcome.Confirmed, By = "承認 三枝", At = "2026年11月24日(火) 11:30", Note = people.Circumstances } },
        ],
        Documents = Documents(),
        Withdraw = ActionOffer.Allowed,
        ActionErrors = [new(RequestActionFields.WithdrawReason, "取下げの理由を入力してください。")],
    };

    public RequestModel DoneRequest() => CheckedRequest(mayCheck: false) with
    {
        State = RequestState.Completed,
        Steps = [new("電話受付", StepState.Done, "11/24 9:05"), new("失効", StepState.Done, "11/24 9:05"), new("届書受領", StepState.Done, "11/27 10:12"), new("確認", StepState.Done, "11/27 15:40"), new("完了", StepState.Done, "11/27 15:40")],
        Next = new() { Text = "この手続は完了しました。" },
        Tasks = [OpenTask(TaskKind.CheckForm, FourEyes) with { End = new() { Outcome = TaskOutcome.Confirmed, By = "審査 次郎", At = "2026年11月27日(金) 15:40" } }],
        CardFound = null,
        SecondCertificate = null,
        Withdraw = null,
        ActionErrors = [],
    };

    static RevocationFacts Revocation() => new()
    {
        Reason = RevocationReason.Loss,
        Published = PublishedReason.CessationOfOperation,
        OrderedAt = "2026年11月24日(火) 9:05:06",
        ConfirmedAt = "2026年11月24日(火) 9:05:07",
        CallToListMilliseconds = 412,
        Certificates =
        [
            new() { Use = "署名用", Serial = "5A3F09C2D1E4B7786512", ListNumber = "1024", PublishedAt = "9:05:07" },
            new() { Use = "認証用", Serial = "1B77D09A4C2E5566AB01", ListNumber = "872", PublishedAt = "9:05:07" },
        ],
    };

    RequestTask OpenTask(TaskKind kind, ActionOffer complete) => new()
    {
        Request = Number,
        TaskId = "t-02",
        Kind = kind,
        Why = kind == TaskKind.CheckForm ? "紛失届が届きました。" : "受付担当者が単独で緊急失効を行いました。",
        Due = "2026年11月25日(水) 9:05",
        Complete = complete,
        Hand = new(people.Staff, IsMine: false, MayClaim: true),
    };

    IReadOnlyList<Fact> Reception() =>
    [
        new("受付", "2026年11月24日(火) 9:05:06 電話"), new("受付担当者", people.Staff), new("本人確認", "登録事項の照合(生年月日、医籍登録番号、郵便番号)"), new("届出の内容", "紛失"),
        new("状況", people.Circumstances), new("セカンド電子証明書", "失効を希望する"), new("再発行", "希望する"),
    ];

    static IReadOnlyList<RequestDocument> Documents() =>
    [
        new() { DocumentId = "d-03", Kind = DocumentKind.LostReportForm, ReceivedAt = "2026年11月27日(金) 10:12", FiledBy = "二次元コードにより自動", Pages = [new("s-02", 1)], ChangeKind = ActionOffer.Refused("この書類により申請を受け付けています。") },
        new() { DocumentId = "d-04", Kind = DocumentKind.ReissuePapers, ReceivedAt = "2026年11月27日(金) 10:20", FiledBy = "受付 一郎", Pages = [new("s-02", 2), new("s-02", 3)], ChangeKind = ActionOffer.Allowed },
    ];

    IReadOnlyList<RequestMail> Mails() =>
    [
        new() { Subject = "電子証明書を失効しました", State = MailState.Delivered, At = "11/24 9:05", Url = ConsoleRoutes.Mail("m-02") },
        new() { Subject = people.Kana, State = MailState.Bounced, At = "11/24 9:05" },
    ];

    IReadOnlyList<TimelineEntry> Timeline() =>
    [
        new() { At = "2026年11月24日(火) 9:05:06", Who = people.Staff, What = "電話による紛失の届出を受理", Detail = people.Circumstances },
        new() { At = "2026年11月24日(火) 9:05:06", Who = people.Staff, What = "緊急失効を指示(紛失)" },
        new() { At = "2026年11月24日(火) 9:05:07", Who = "システム", What = "失効リストを公表(署名用 第1024号、認証用 第872号)" },
        new() { At = "2026年11月24日(火) 9:05:07", Who = "システム", What = "公表された失効リストで、すべての証明書の掲載を確認" },
        new() { At = "2026年11月24日(火) 9:05:08", Who = "システム", What = "保有者に失効をメールで通知" },
    ];
}
