namespace HpkiFunctions.Intake;

/// <summary>The tray's reasons in words for staff.</summary>
public static class TrayReasons
{
    public static string Title(this TrayReason reason) => reason switch
    {
        TrayReason.NoCode => "コードのないページです。どの申請の書類かを確認して、綴じ込んでください。",
        TrayReason.ForeignCode => "当センターのものではないコードが印刷されています。書類を確認してください。",
        TrayReason.SeveralCodes => "一枚のページに複数の申請のコードがあります。書類を確認してください。",
        TrayReason.UnknownForm => "コードの様式が登録されていません。印刷された様式の版を確認してください。",
        TrayReason.UnknownRequest => "コードの受付番号に当たる申請がありません。書類を確認してください。",
        TrayReason.NotAwaited => "コードの申請は、届書を待っていません。書類を確認してください。",
        TrayReason.FormHereAlready => "コードの申請には、紛失届がすでに届いています。同じ申請の追加の書類として綴じ込むことができます。",
        TrayReason.RequestWithdrawn => "コードの届出は取り下げられています。ご本人の意向を確認し、「その他の書類」として綴じ込むか、新たな届出として受け付けてください。",
        TrayReason.RequestUnfounded => "コードの届出は、紛失に該当しないものとして終了しています。ご本人に確認し、紛失であれば新たな届出として受け付けてください。",
        TrayReason.Doubtful => "画像を正しく読み取れなかった可能性があります。原本を確認してください。",
        TrayReason.NotFiled => "コードによる綴じ込みが繰り返し失敗しました。書類を確認して、綴じ込んでください。",
        TrayReason.Unreadable => "ファイルを開けませんでした。",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This reason has no words yet; add them."),
    };
}
