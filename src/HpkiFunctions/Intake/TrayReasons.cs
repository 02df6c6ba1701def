namespace HpkiFunctions.Intake;

/// <summary>The tray's reasons in words for staff.</summary>
public static class TrayReasons
{
    public static string Title(this TrayReason reason) => reason switch
    {
        TrayReason.NoCode => "コードのないページです。どの申請の書類かを確認して、綴じ込んでください。",
        TrayReason.ForeignCode => "当センターのものではないコードが印刷されています。書類を確認してください。",
        TrayReason.SeveralCodes => "一枚のページに複数の申請のコードがあります。書類を確認してください。",
        TrayReason.UnknownForm => "コードの様式または版は、当センターのものではありません。書類を確認してください。",
        TrayReason.UnknownRequest => "コードの受付番号に当たる申請がありません。書類を確認してください。",
        TrayReason.NotAwaited => "コードの申請は、届書を待っていません。書類を確認してください。",
        TrayReason.FormHereAlready => "コードの申請には、紛失届がすでに届いています。同じ申請の追加の書類として綴じ込むことができます。",
        TrayReason.RequestWithdrawn => "コードの届出は取り下げられています。ご本人の意向を確認し、「その他の書類」として綴じ込むか、新たな届出として受け付けてください。",
        TrayReason.RequestUnfounded => "コードの届出は、紛失に該当しないものとして終了しています。ご本人に確認し、紛失であれば新たな届出として受け付けてください。",
        TrayReason.Doubtful => "画像を正しく読み取れなかった可能性があります。原本を確認してください。",
        TrayReason.NotFiled => "コードによる綴じ込みが繰り返し失敗しました。書類を確認して、綴じ込んでください。",
        TrayReason.Attachment => "様式と同じ封筒に入っていた書類です。種類を確認して、申請に綴じ込んでください。",
        TrayReason.BlankForm => "手書きの様式です。記入されたご本人を確認し、申請を受け付けるか、申請に綴じ込んでください。",
        TrayReason.UnreadCode => "当センターの様式ですが、コードを読み取れません。書類を確認して、綴じ込んでください。",
        TrayReason.FirstPageMissing => "様式の1枚目がありません。前後のページと1つの書類であれば、結合してください。",
        TrayReason.DraftUsed => "同じ入力内容から印刷された様式が、すでに届いて受け付けられています。同じ書類であれば対象外とし、追加の書類であれば、表示された受付番号の申請に綴じ込んでください。",
        TrayReason.DraftOfAnotherForm => "コードの入力内容は、別の様式または別の版のものです。入力内容ではなく、書類の記載を確認してください。",
        TrayReason.DraftGone => "ウェブで入力された内容は、保存期間が過ぎたため残っていません。書類の記載から申請を受け付けてください。",
        TrayReason.HolderUnclear => "入力された医籍登録番号・氏名・生年月日のすべてに一致する資格証保有者がいません。ご本人を確認し、申請を受け付けてください。",
        TrayReason.NotAHolderYet => "資格証をまだお持ちでない方の申請書です。発行の手続は、従来の手順で行ってください。",
        TrayReason.LossWithoutCall => "電話の届出のない紛失届です。直ちに内容を確認し、紛失届として受け付けてください。",
        TrayReason.SamePicture => "まったく同じ画像のページが、以前に取り込まれています。重複であれば、対象外として記録してください。",
        TrayReason.TakenBack => "担当者がトレイに戻したページです。内容を確認して、綴じ込んでください。",
        TrayReason.RedactionAsked => "個人番号の墨消しが、別の担当者の確認を待っています。",
        TrayReason.Unreadable => "ファイルを開けませんでした。",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This reason has no words yet; add them."),
    };
}
