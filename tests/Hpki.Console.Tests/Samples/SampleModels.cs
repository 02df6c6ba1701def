using Hpki.Console.Calls;
using Hpki.Console.Holders;
using Hpki.Console.Layout;
using Hpki.Console.LocalPages;
using Hpki.Console.Parts;
using Hpki.Console.Problems;
using Hpki.Console.Renewals;
using Hpki.Console.RevocationLists;
using Hpki.Console.Scans;
using Hpki.Console.Search;
using Hpki.Console.Start;
using Hpki.Console.Tasks;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;

namespace Hpki.Console.Tests.Samples;

/// <summary>Builds the models of the sample pages. Free texts come from <see cref="People"/>, so that tests can make them hostile.</summary>
sealed partial class SampleModels(People people)
{
    static readonly RequestNumber Number = RequestNumber.Parse("K7M-4PX-9TWE");
    static readonly RequestNumber Other = RequestNumber.Parse("H3C-9RX-A7L3");
    static readonly ActionOffer FourEyes = ActionOffer.Refused("この届出を受け付けた担当者は確認できません。別の担当者に依頼してください。");

    public ConsoleFrame Frame(FlashMessage? flash = null) => new()
    {
        Staff = new() { Name = people.Staff, Roles = [StaffRole.Reception, StaffRole.Examiner] },
        Token = new("__RequestVerificationToken", "CfDJ8-token"),
        Flash = flash,
        Installation = "デモ環境",
    };

    public StartModel Start() => new()
    {
        Frame = Frame(new(FlashKind.Success, "緊急失効の事後確認を記録しました。")),
        Alarms = [new() { Text = "認証用認証局の失効リストが、定期発行の時刻(2:00)を過ぎても発行されていません。", Url = ConsoleRoutes.RevocationLists, LinkText = "失効リストを確認する" }],
        Tasks = TaskRows(),
        Requests = RequestRows(),
        TrayCount = 3,
        MoreRequests = true,
    };

    public StartModel QuietStart() => new() { Frame = Frame(), Alarms = [], Tasks = [], Requests = [], TrayCount = 0 };

    public SearchModel Search(IReadOnlyList<SearchResult>? results) => new()
    {
        Frame = Frame(),
        Query = results is null ? SearchQuery.Empty : new() { Text = people.Kana, Kind = SearchKind.Automatic },
        Results = results,
    };

    public SearchModel WrongSearch() => new()
    {
        Frame = Frame(),
        Query = new() { Text = people.Holder, Kind = SearchKind.JmaMemberId, Error = "日医会員ID: 数字10桁で入力してください。" },
    };

    public IReadOnlyList<SearchResult> SearchResults() =>
    [
        new() { HolderId = "h-01", Name = people.Holder, Kana = people.Kana, MedicalRegistrationNumber = "912345", JmaMemberId = "9900012345", Cards = [new("JP26000117", CardState.Active), new("JP21000034", CardState.Expired)] },
        new() { HolderId = "h-02", Name = "見本 太郎", Kana = "ミホン タロウ", MedicalRegistrationNumber = "987654", Cards = [new("JP25000790", CardState.Revoked)] },
    ];

    public HolderModel Holder() => new()
    {
        Frame = Frame(),
        Name = people.Holder,
        Kana = people.Kana,
        Register =
        [
            new("生年月日", "1970年4月1日(昭和45年)"), new("医籍登録番号", "912345"), new("日医会員ID", "9900012345"),
            new("住民票住所", "〒113-0021\n東京都文京区本駒込0-0-0"), new("電話番号", "090-0000-0117"), new("メールアドレス", "hanako.mihon@example.jp"),
            new("勤務先", people.Circumstances), new("失効用合言葉", "登録あり"),
        ],
        Cards =
        [
            new() { CardId = "JP26000117", Number = "JP26000117", State = CardState.Active, IssuedOn = "2026年4月6日", ExpiresOn = "2031年4月5日", Certificates = Certificates(null), ReportLost = ActionOffer.Allowed },
            new() { CardId = "JP21000034", Number = "JP21000034", State = CardState.Revoked, IssuedOn = "2021年4月6日", ExpiresOn = "2026年4月5日", Certificates = Certificates("2026年4月6日 10:02"), ReportLost = ActionOffer.Refused("失効済の資格証です。"), OpenRequest = Number },
        ],
        Requests = RequestRows(),
    };

    public CallSearchModel CallSearch(IReadOnlyList<CallCandidate>? candidates) => new()
    {
        Frame = Frame(),
        Query = candidates is null ? SearchQuery.Empty : new() { Text = people.Kana, Kind = SearchKind.KanaName },
        Candidates = candidates,
    };

    public IReadOnlyList<CallCandidate> Candidates() =>
    [
        new()
        {
            Name = people.Holder,
            Kana = people.Kana,
            Cards =
            [
                new() { CardId = "JP26000117", Number = "JP26000117", State = CardState.Active, ExpiresOn = "2031年4月5日", ReportLost = ActionOffer.Allowed },
                new() { CardId = "JP21000034", Number = "JP21000034", State = CardState.Revoked, ExpiresOn = "2026年4月5日", ReportLost = ActionOffer.Refused("失効済の資格証です。"), OpenRequest = Number },
            ],
        },
        new() { Name = people.Holder, Kana = people.Kana, Cards = [] },
    ];

    public CallModel Call() => new()
    {
        Frame = Frame(),
        CardId = "JP26000117",
        CardNumber = "JP26000117",
        CardState = CardState.Active,
        HolderId = "h-sample",
        HolderName = people.Holder,
        HolderKana = people.Kana,
        HoldPromise = "センター内で直ちに一時停止し、別の担当者が 2026年11月24日 10時30分 までに折り返し確認します。",
        OtherCards = ["JP26000118"],
        HasRevocationWord = true,
        IdempotencyKey = "3f0c7f7e-call",
    };

    public CallModel WrongCall() => Call() with
    {
        HasRevocationWord = false,
        Entry = new() { BirthDate = "S45.13.1", MedicalRegistrationNumber = people.Kana, Incident = RevocationReason.Theft, Circumstances = people.Circumstances, Reissue = CallerWish.Yes },
        Errors =
        [
            new(CallFields.BirthDate, BirthDateInput.Expected),
            new(CallFields.MedicalRegistrationNumber, "医籍登録番号: 数字1〜7桁で入力してください。"),
            new(CallFields.SecondCertificate, "HPKIセカンド電子証明書の失効について、いずれかを選んでください。"),
        ],
    };

    public TaskListModel TaskList() => new()
    {
        Frame = Frame(),
        Mine = TaskRows(),
        Others = [.. TaskRows().Take(1).Select(task => task with { WhyNot = "この届出を受け付けた担当者は確認できません。" })],
    };

    public TaskModel Task() => new()
    {
        Frame = Frame(),
        Task = OpenTask(TaskKind.CheckForm, ActionOffer.Allowed),
        HolderName = people.Holder,
        CardNumber = "JP26000117",
        Register = [new("氏名", people.Holder), new("フリガナ", people.Kana), new("生年月日", "1970年4月1日(昭和45年)"), new("医籍登録番号", "912345"), new("住民票住所", "〒113-0021 東京都文京区本駒込0-0-0")],
        Call = Reception(),
        Documents = Documents(),
    };

    public TaskModel WrongTask() => Task() with
    {
        Task = OpenTask(TaskKind.ProveCaller, ActionOffer.Allowed) with { IsOverdue = true, Note = people.Circumstances, Errors = [new(TaskFields.Note, "理由を入力してください。")] },
        Register = [],
        Documents = [],
    };

    public TaskModel ExaminationTask() => Task() with
    {
        Task = OpenTask(TaskKind.ExaminePapers, ActionOffer.Allowed) with
        {
            Why = "申請の書類が届いたか、書類審査に差し戻されました。",
            Examination = new()
            {
                Reasons = [new("Loss", "紛失・盗難"), new("Damage", "破損"), new("NameChange", "E. 姓名変更")],
                Reason = "NameChange",
                RegisteredMembership = "日本医師会会員",
                Rows = [ExaminationRowOf(PaperItem.Form, "再発行申請書", "必要な書類です。") with { Finding = PaperFinding.Defective, Defects = [PaperDefect.NotSigned], Words = people.Circumstances }, ExaminationRowOf(PaperItem.ResidenceRecord, "住民票の写し", "必要かどうかの定めがありません。この申請に必要かどうかを判断し、不要な場合は「不要」を選んでください。")],
            },
            Errors = [new(ExaminationFields.Findings, "『写真』: 確認の結果を選んでください。"), new(ExaminationFields.Membership, "申請を受け付けた日の会員種別を選んでください。")],
        },
    };

    public TaskModel EndOfUseTask() => Task() with
    {
        Task = OpenTask(TaskKind.ExaminePapers, ActionOffer.Allowed) with
        {
            Why = "申請の書類が届いたか、書類審査に差し戻されました。",
            Examination = new()
            {
                Reasons = [],
                AsksMembership = false,
                RegisteredMembership = "日本医師会会員",
                EndOfUse = new([new("OwnWish", "ご本人の希望"), new("Death", "ご本人の死亡"), new("LicenceCancelled", "医師免許の取消し・失効")], "OwnWish", "2027", "4", "1")
                {
                    Effects = ["進行中の手続も終了します: 再発行申請 K7M-4PX-9TWE。お預かりした手数料は返金のタスクになります。"],
                },
                Rows = [ExaminationRowOf(PaperItem.Form, "利用中止届", "必要な書類です。") with { Finding = PaperFinding.Present }],
            },
            Errors = [new(ExaminationFields.EndsOn, "中止する日は、12か月以内の日を入力してください。届書の日付を確かめてください。")],
        },
    };

    public TaskModel UnblockTask() => Task() with
    {
        Task = OpenTask(TaskKind.ExaminePapers, ActionOffer.Allowed) with
        {
            Why = "申請の書類が届いたか、書類審査に差し戻されました。",
            Examination = new()
            {
                Reasons = [],
                AsksMembership = false,
                RegisteredMembership = "日本医師会会員",
                UnblockWays = [new("AtCenter", "センターで解除する"), new("ByHolder", "ご自身で解除する")],
                Rows = [ExaminationRowOf(PaperItem.LockedCard, "使えなくなった医師資格証", "センターで解除する場合に必要です。ご自身で解除する場合は、選ばないでください。届いた資格証は、鍵のかかる場所に保管してください。")],
            },
            Errors = [new(ExaminationFields.UnblockWay, "申請書のとおり、解除の方法を選んでください。")],
        },
    };

    public TaskModel FeeTask() => Task() with
    {
        Task = OpenTask(TaskKind.DecideFee, ActionOffer.Allowed) with { Why = "手数料が料金表で決まりません。", Yen = "-1", Errors = [new(TaskFields.Yen, "税込みの額を、0から100,000までの整数で入力してください。")] },
    };

    static ExaminationRow ExaminationRowOf(PaperItem item, string name, string need) => new()
    {
        Item = item,
        Name = name,
        Need = need,
        Findings = [new("Present", "あり(問題なし)"), new("Missing", "なし(届いていない)"), new("Defective", "不備"), new("NotNeeded", "不要")],
    };

    public ScanModel Scans() => new()
    {
        Frame = Frame(new(FlashKind.Error, "受付番号をご確認ください。この頁はまだ綴じられていません。")),
        Upload = ActionOffer.Allowed,
        MaxFileBytes = 200L * 1024 * 1024,
        TrayCount = 12,
        Tray =
        [
            new() { ScanId = "s-02", Page = 2, FileName = people.FileName, ReceivedAt = "2026年11月24日(火) 9:15", Reason = "二次元コードが見つかりませんでした。白紙や裏面、別の書類の可能性があります。" },
            new() { ScanId = "s-01", Page = 1, FileName = people.FileName, ReceivedAt = "2026年11月24日(火) 9:02", Reason = "終了した申請の二次元コードです。綴じる先をご確認ください。", Entry = new() { RequestNumber = people.Kana, Kind = DocumentKind.ReissuePapers }, Errors = [new(TrayFields.RequestNumber, "受付番号: 英数字10文字(例: K7M-4PX-9TWE)で入力してください。")] },
            new() { ScanId = "s-00", Page = 0, FileName = "encrypted.pdf", ReceivedAt = "2026年11月24日(火) 8:50", Reason = "パスワードで保護されたPDFのため、頁を表示できません。送付元に確認し、保護のないPDFで取り込んでください。" },
        ],
        Recent =
        [
            new() { ScanId = "s-03", FileName = people.FileName, State = ScanState.Reading, UploadedAt = "11/24 9:16", UploadedBy = people.Staff, Filed = [] },
            new() { ScanId = "s-02", FileName = people.FileName, State = ScanState.Sorted, UploadedAt = "11/24 9:15", UploadedBy = people.Staff, PageCount = 3, TrayPages = 1, Filed = [new(1, Number), new(3, Number)] },
            new() { ScanId = "s-01", FileName = "20261124_0902.pdf", State = ScanState.Sorted, UploadedAt = "11/24 9:02", UploadedBy = people.Staff, PageCount = 1, Filed = [], Message = "白紙 1 頁を対象外として記録しました。" },
            new() { ScanId = "s-00", FileName = "encrypted.pdf", State = ScanState.Unreadable, UploadedAt = "11/24 8:50", UploadedBy = people.Staff, TrayPages = 1, Filed = [], Message = "パスワードで保護されています。" },
        ],
    };

    public PaperReportModel PaperReport() => new()
    {
        Frame = Frame(),
        ScanId = "s-02",
        Page = 1,
        FileName = people.FileName,
        HoldPromise = "センター内で直ちに一時停止し、別の担当者が 2026年11月24日 10:30 までにご本人に電話で確認します。",
        OtherPages = [2, 3],
    };

    public PaperReportModel WrongPaperReport() => PaperReport() with
    {
        CardNumber = people.Kana,
        Entry = new() { BirthDate = "昭和", Circumstances = people.Circumstances },
        ChosenPages = [2],
        Errors = [new(CallFields.Card, "カード番号を確認してください。"), new(CallFields.BirthDate, BirthDateInput.Expected), new(CallFields.Incident, "届出の内容を選んでください。")],
    };

    public ScanModel EmptyScans() => new()
    {
        Frame = Frame(),
        Upload = ActionOffer.Refused("スキャンの取込みには、受付または審査の役割が必要です。"),
        MaxFileBytes = 200L * 1024 * 1024,
        TrayCount = 0,
        Tray = [],
        Recent = [],
    };

    public RenewalPlanModel Renewals() => new()
    {
        Frame = Frame(),
        NextRun = "12月2日 9:00",
        LastRun = "12月1日 9:00 (案内 42 件、対象外 3 件、期限切れ 1 件)",
        Warning = "前回は1回の上限に達しました。残りは次回に送ります。",
        Stages = "有効期限の180日前・90日前・60日前・30日前・7日前",
        Rows =
        [
            new() { HolderId = "h1", HolderName = "見本 太郎", CardNumber = "MIHON0000001", ExpiresOn = "2026年12月9日", Stage = "7日前", How = "メール" },
            new() { HolderId = "h2", HolderName = "仮名 次郎", CardNumber = "MIHON0000005", ExpiresOn = "2027年1月1日", Stage = "30日前", How = "郵送" },
            new() { HolderId = "h3", HolderName = "例示 さくら", CardNumber = "MIHON0000004", ExpiresOn = "2027年1月1日", Stage = "30日前", How = "メール", WhyNot = "この資格証についての手続中のため" },
        ],
        IsTruncated = true,
    };

    public RevocationListModel RevocationLists() => new()
    {
        Frame = Frame(),
        Authorities =
        [
            new()
            {
                Name = "署名用認証局",
                DistinguishedName = "C=JP, O=Demo Center, CN=HPKI Demo Sign CA",
                Current = List("1024", "50,001", "臨時(失効)", "2026年11月24日(火) 9:05:07"),
                Archive = [List("1024", "50,001", "臨時(失効)", "2026年11月24日(火) 9:05:07"), List("1023", "50,000", "定期", "2026年11月24日(火) 2:00:00"), List("1022", "50,000", "定期", "2026年11月23日(月) 2:00:00")],
            },
            new()
            {
                Name = "認証用認証局",
                DistinguishedName = "C=JP, O=Demo Center, CN=HPKI Demo Auth CA",
                Current = List("871", "50,000", "定期", "2026年11月23日(月) 2:00:00"),
                Warning = "本日 2:00 の定期発行が行われていません。現在の失効リストは 2026年11月27日(金) 2:00 まで有効です。管理担当者に連絡してください。",
                Archive = [List("871", "50,000", "定期", "2026年11月23日(月) 2:00:00")],
            },
            new() { Name = "ルート認証局", DistinguishedName = "C=JP, O=Demo Center, CN=HPKI Demo Root CA", Archive = [] },
        ],
    };

    public ErrorModel Error() => new()
    {
        Frame = Frame(),
        Status = 503,
        Title = "ただいま処理できません",
        WhatHappened = "登録簿に接続できなかったため、操作は行われていません。",
        WhatToDo = "1分ほど待って、もう一度お試しください。続く場合は、下のお問い合わせ番号を添えて管理担当者に連絡してください。",
        ReferenceId = "00-4bf92f3577b34da6",
    };

    public ForbiddenModel Forbidden() => new() { Frame = Frame(), NeededRoles = [StaffRole.Examiner, StaffRole.Approver], ReferenceId = "00-4bf92f3577b34da6" };

    public SignInModel SignIn() => new()
    {
        Token = Frame().Token,
        Message = new(FlashKind.Success, "サインアウトしました。"),
        Staff =
        [
            new() { StaffId = "reception", Name = people.Staff, Roles = [StaffRole.Reception], Description = "電話を受け、郵便を開封し、スキャンします。" },
            new() { StaffId = "examiner", Name = "審査 次郎", Roles = [StaffRole.Examiner], Description = "届書と登録内容を照合します。" },
            new() { StaffId = "approver", Name = "承認 三枝", Roles = [StaffRole.Examiner, StaffRole.Approver], Description = "別の担当者として承認し、緊急失効を事後に確認します。" },
            new() { StaffId = "auditor", Name = "監査 四郎", Roles = [StaffRole.Auditor], Description = "すべてを閲覧します。変更はできません。" },
            new() { StaffId = "admin", Name = "管理 五月", Roles = [StaffRole.Admin], Description = "システムを運用します。" },
        ],
    };

    public MailboxModel Mailbox() => new()
    {
        Mails =
        [
            new() { MailId = "m-02", To = "hanako.mihon@example.jp", Subject = "【電子認証センター】電子証明書を失効しました(K7M-4PX-9TWE)", At = "2026年11月24日(火) 9:05", Report = "配達済", ReportTone = Tone.Good },
            new() { MailId = "m-01", To = people.Holder, Subject = people.Kana, At = "2026年11月24日(火) 9:05" },
        ],
        Token = Frame().Token,
        Answers = [new("Accept", "正常に受け付ける"), new("Busy", "混雑しているため断る(429、2分後に再試行を求める)")],
        Answer = "Busy",
        ReportsDelivery = true,
    };

    public MailModel Mail() => new()
    {
        MailId = "m-02",
        From = "電子認証センター <center@example.jp>",
        To = "hanako.mihon@example.jp",
        Subject = "【電子認証センター】電子証明書を失効しました(K7M-4PX-9TWE)",
        At = "2026年11月24日(火) 9:05:08",
        Text = $"{people.Holder} 様\n\n医師資格証の電子証明書を失効しました。\n\n受付番号: K7M-4PX-9TWE\n次のお手続: 紛失届をお送りください。\n期限: 2026年12月24日(木)",
        Html = $"<!DOCTYPE html><html lang=\"ja\"><body style=\"font-family:sans-serif;color:#12394f\"><p>{System.Net.WebUtility.HtmlEncode(people.Holder)} 様</p><p style=\"background:#e5f0f8;padding:1em\">医師資格証の電子証明書を失効しました。</p><script>parent.document.title='broken'</script></body></html>",
        Details = [new("key", "K7M4PX9TWE-revoked")],
        Token = Frame().Token,
        Stories = [new("Deliver", "配達済"), new("Bounce", "不達(宛先なし)")],
        Reports = [new("2026年11月24日(火) 9:05:10", "配達済(システムの応答 200)")],
    };

    static PublishedList List(string number, string entries, string occasion, string at) => new()
    {
        Number = number,
        Entries = entries,
        Occasion = occasion,
        ThisUpdate = at,
        NextUpdate = "2026年11月28日(土) 9:05:07",
        Url = $"/pki/crl/{number}.crl",
    };

    IReadOnlyList<TaskRow> TaskRows() =>
    [
        new() { Request = Other, TaskId = "t-01", Kind = TaskKind.ProveCaller, HolderName = "見本 太郎", Why = "電話の通話者を本人と確認できず、資格証を一時停止しています。", Due = "11/24 9:35", IsOverdue = true },
        new() { Request = Number, TaskId = "t-02", Kind = TaskKind.CheckForm, HolderName = people.Holder, Why = "紛失届が届きました。", Due = "11/26(木)" },
        new() { Request = Number, TaskId = "t-03", Kind = TaskKind.ReviewEmergency, HolderName = people.Holder, Why = "受付担当者が単独で緊急失効を行いました。", Due = "11/25 9:05" },
    ];

    IReadOnlyList<Requests.RequestRow> RequestRows() =>
    [
        new() { Number = Other, Procedure = ProcedureKind.LostReport, State = RequestState.AwaitingCallerProof, HolderName = "見本 太郎", ReceivedAt = "11/24 9:05", Next = "折り返しの本人確認", Deadline = "11/24 9:35", IsOverdue = true },
        new() { Number = Number, Procedure = ProcedureKind.LostReport, State = RequestState.AwaitingForm, HolderName = people.Holder, ReceivedAt = "11/24 9:05", Next = "紛失届の到着待ち(督促 12/1)", Deadline = "12/24(木)" },
        new() { Number = RequestNumber.Parse("N8D-4TY-P6FL"), Procedure = ProcedureKind.LostReport, State = RequestState.Completed, HolderName = "例示 次郎", ReceivedAt = "11/2 14:20" },
    ];

    static IReadOnlyList<CertificateRow> Certificates(string? revokedAt) =>
    [
        new() { Use = "署名用", Serial = "5A3F09C2D1E4B7786512", ValidUntil = "2031年4月5日", RevokedAt = revokedAt },
        new() { Use = "認証用", Serial = "1B77D09A4C2E5566AB01", ValidUntil = "2031年4月5日", RevokedAt = revokedAt },
    ];
}
