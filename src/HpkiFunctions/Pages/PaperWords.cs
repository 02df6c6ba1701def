using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Requests;

namespace HpkiFunctions.Pages;

/// <summary>Where a request on paper stands that a flow carries: its step bar and what happens next.</summary>
sealed class PaperWords(RequestView view, DateTimeOffset now)
{
    static readonly RequestState[] Examining = [RequestState.AwaitingExamination, RequestState.AwaitingPapers, RequestState.LapsedWithoutPapers];

    public IReadOnlyList<StepMark> Steps()
    {
        IReadOnlyList<ProcedureStage> course = ProcedureCatalogue.Of(view.Request.Procedure).Course;
        int reached = view.Request.State == RequestState.Completed ? course.Count : course.Index().First(stage => stage.Item == Reached()).Index;
        return
        [
            new("書面受付", StepState.Done, JapaneseFormat.MonthDayMinute(view.Request.ReceivedAt)),
            .. course.Select((stage, i) => new StepMark(Title(stage), i < reached ? StepState.Done : i > reached ? Ahead() : Here(), i == reached ? Remark() : null)),
            view.Request.ClosedAt is { } closed ? new("終了", StepState.Done, JapaneseFormat.MonthDayMinute(closed)) : new("完了", StepState.Waiting),
        ];
    }

    public NextStep Next() => view.Request.State switch
    {
        RequestState.AwaitingExamination => Due("届いた書類を、受付とは別の審査の担当者が確認します。", view.DueOf(TaskKind.ExaminePapers)),
        RequestState.AwaitingPapers => Closing("不足または不備の書類の到着を待っています。届くと、もう一度審査します。期限までに届かない場合は、取下げとして終了します。"),
        RequestState.AwaitingLicenceCheck => Due("医師の資格を厚生労働省に確認し、結果を記録してください。", view.DueOf(TaskKind.CheckLicence)),
        RequestState.AwaitingFeeDecision => Due("手数料の定めがないため、担当者が額を決めます。", view.DueOf(TaskKind.DecideFee)),
        RequestState.AwaitingPayment => Closing("手数料の入金を待っています。入金を記録すると、承認に進みます。期限までに全額の入金がない場合は、取下げとして終了します。"),
        RequestState.AwaitingApproval => Due("この申請に関わっていない承認の担当者が、承認するか差し戻すかを決めます。", view.DueOf(TaskKind.ApproveRequest)),
        RequestState.InProduction => view.DueOf(TaskKind.ProductionFailed) is { } failed
            ? Due("カード工場が資格証を製造できませんでした。もう一度製造するかを、担当者が決めます。", failed)
            : new() { Text = "新しい資格証を製造しています。カード工場の回答が届くと、証明書の発行、製造の完了の順に自動で進みます。" },
        RequestState.AwaitingDeliveryChoice => Due("資格証が届いたら券面を確かめ、お渡しの方法を決めてください。", view.DueOf(TaskKind.ArrangeDelivery)),
        RequestState.AwaitingHandOver => Due("医師会で、ご本人に資格証をお渡しします。この申請を承認した担当者は、お渡しできません。", view.DueOf(TaskKind.HandOverCard)),
        RequestState.AwaitingPosting => Due("資格証を、追跡できる方法で住民票住所へ発送してください。", view.DueOf(TaskKind.PostCard)),
        RequestState.InPost => Due("資格証の配達を、追跡番号で確かめてください。", view.DueOf(TaskKind.ConfirmDelivery)),
        RequestState.AwaitingRevocation when view.Request.Procedure == ProcedureKind.Discontinuation =>
            new() { Text = "電子証明書の失効を、失効リストで確認しています。確認されると、この手続は完了します。" },
        RequestState.AwaitingRevocation => new() { Text = "新しい資格証をお渡ししました。これまでの資格証の失効を、失効リストで確認しています。確認されると、この手続は完了します。" },
        RequestState.AwaitingSecondLook => Due("住民票住所が最近変更されているため、承認の担当者が送付先を確認します。", view.DueOf(TaskKind.CheckPinAddress)),
        RequestState.AwaitingDisclosure => Due("2名の承認の担当者が、それぞれの開示の合言葉で承認します。受付・審査に関わった担当者は承認できません。", view.DueOf(TaskKind.ApproveDisclosure)),
        RequestState.AwaitingPinPrint => Due("暗証番号の通知書を1回だけ印刷できます。承認した担当者は印刷できません。", view.DueOf(TaskKind.PrintPinLetter)),
        RequestState.AwaitingPinPosting => Due("暗証番号の通知書を、追跡できる方法で住民票住所へ発送してください。", view.DueOf(TaskKind.PostPinLetter)),
        RequestState.PinInPost => Due("通知書の配達を、追跡番号で確かめてください。", view.DueOf(TaskKind.ConfirmPinLetter)),
        RequestState.PinReturned => new() { Text = "通知書が返戻されたため、裁断して終了しました。" },
        RequestState.PinNotDisclosed => new() { Text = "暗証番号の開示は行わないため、PIN閉塞解除をご案内して終了しました。" },
        RequestState.AwaitingEffectiveDate => Closing("中止日に、保有者の有効な電子証明書をすべて失効します。それまでは取り下げられます。"),
        RequestState.AwaitingUnblocking => Due("お預かりした資格証の閉塞を解除し、結果を記録してください。", view.DueOf(TaskKind.UnblockCard)),
        RequestState.AwaitingReturn => Due("資格証を、追跡できる方法で住民票住所へ返送してください。", view.DueOf(TaskKind.ReturnCard)),
        RequestState.InReturn => Due("返送した資格証の配達を、追跡番号で確かめてください。", view.DueOf(TaskKind.ConfirmReturn)),
        RequestState.NotUnblocked => new() { Text = "閉塞を解除できず、資格証を返送して終了しました。" },
        RequestState.EndedWithUse => new() { Text = "資格証の利用が中止されたため、終了しました。" },
        RequestState.NotProduced => new() { Text = "資格証を製造できなかったため、終了しました。" },
        RequestState.LapsedWithoutPapers => new() { Text = "期限までに書類が届かなかったため、取下げとして終了しました。後から書類が届いた場合は、この申請に綴じ込むと再開します。" },
        RequestState.LapsedWithoutPayment => new() { Text = "期限までに全額の入金がなかったため、取下げとして終了しました。" },
        RequestState.Declined => new() { Text = "医師の資格を確認できなかったため、終了しました。" },
        RequestState.Withdrawn => new() { Text = "申請は取り下げられました。届いた書類は記録として保存されています。" },
        RequestState.Completed => new() { Text = "この手続は完了しました。" },
        _ => throw new ArgumentOutOfRangeException(nameof(view), view.Request.State, "This state of a request on paper has no words yet; add them."),
    };

    ProcedureStage Reached() => view.Request.State switch
    {
        RequestState.AwaitingLicenceCheck or RequestState.Declined => ProcedureStage.LicenceCheck,
        RequestState.AwaitingFeeDecision or RequestState.AwaitingPayment or RequestState.LapsedWithoutPayment => ProcedureStage.Fee,
        RequestState.AwaitingApproval => ProcedureStage.Approval,
        RequestState.InProduction or RequestState.NotProduced => ProcedureStage.CardProduction,
        RequestState.AwaitingDeliveryChoice or RequestState.AwaitingHandOver or RequestState.AwaitingPosting or RequestState.InPost => ProcedureStage.Delivery,
        RequestState.AwaitingRevocation or RequestState.AwaitingEffectiveDate => ProcedureCatalogue.Of(view.Request.Procedure).Course[^1],
        RequestState.AwaitingUnblocking or RequestState.AwaitingReturn or RequestState.InReturn or RequestState.NotUnblocked => ProcedureStage.Unblocking,
        RequestState.AwaitingSecondLook or RequestState.AwaitingDisclosure or RequestState.PinNotDisclosed => ProcedureStage.Disclosure,
        RequestState.AwaitingPinPrint or RequestState.AwaitingPinPosting or RequestState.PinInPost or RequestState.PinReturned => ProcedureStage.PinLetter,
        RequestState.AwaitingExamination or RequestState.AwaitingPapers or RequestState.LapsedWithoutPapers or RequestState.Withdrawn or RequestState.EndedWithUse => ProcedureStage.Examination,
        _ => throw new ArgumentOutOfRangeException(nameof(view), view.Request.State, "It is not said which stage this is."),
    };

    StepState Here() => view.Request.State.IsOpen() ? StepState.Current : StepState.Skipped;

    StepState Ahead() => view.Request.State.IsOpen() ? StepState.Waiting : StepState.Skipped;

    string? Remark() => Examining.Contains(view.Request.State) && view.Request.State != RequestState.AwaitingExamination ? "不備あり" : null;

    static string Title(ProcedureStage stage) => stage switch
    {
        ProcedureStage.Examination => "書類審査",
        ProcedureStage.LicenceCheck => "資格確認",
        ProcedureStage.Fee => "手数料",
        ProcedureStage.Approval => "承認",
        ProcedureStage.CardProduction => "カード製造",
        ProcedureStage.Delivery => "お渡し",
        ProcedureStage.Changeover => "切替え",
        ProcedureStage.Disclosure => "開示の承認",
        ProcedureStage.PinLetter => "通知書",
        ProcedureStage.Registration => "登録の変更",
        ProcedureStage.EndOfUse => "失効",
        ProcedureStage.Unblocking => "閉塞解除",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "This stage has no words yet; add them."),
    };

    NextStep Closing(string text) => new()
    {
        Text = text,
        Deadline = view.Request.CloseOn is { } close ? JapaneseFormat.Date(close) : null,
        IsOverdue = view.Request.CloseOn < TokyoTime.DateOf(now),
    };

    NextStep Due(string text, DateTimeOffset? due) => new()
    {
        Text = text,
        Deadline = due is { } at ? JapaneseFormat.Minute(at) : null,
        IsOverdue = due < now,
    };
}
