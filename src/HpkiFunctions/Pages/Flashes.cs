using Hpki.Console.Layout;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Pages;

/// <summary>Carries a flash over the redirect in a cookie that is gone when it was read; it holds a code, no data.</summary>
static class Flashes
{
    const string Cookie = "hpki-flash";

    public static IResult SeeOther(this HttpRequest request, string url, Flash flash)
    {
        request.HttpContext.Response.Cookies.Append(Cookie, flash.ToString(), Options(request));
        return Page.SeeOther(url);
    }

    /// <summary>The message that waits, once; null when none does.</summary>
    public static FlashMessage? Take(HttpRequest request)
    {
        if (request.Cookies[Cookie] is not { } code)
        {
            return null;
        }

        request.HttpContext.Response.Cookies.Delete(Cookie, Options(request));
        return Enum.TryParse(code, out Flash flash) && Enum.IsDefined(flash) ? Message(flash) : null;
    }

    static FlashMessage Message(Flash flash) => flash switch
    {
        Flash.CallRevoked => new(FlashKind.Success, "届出を受理し、資格証の電子証明書を失効しました。受付番号を通話者にお伝えください。"),
        Flash.CallRevocationRunning => new(FlashKind.Error,
            "届出を受理し、失効を指示しましたが、失効リストへの掲載をまだ確認できていません。システムが自動で再試行します。受付番号を通話者にお伝えください。"),
        Flash.CallHeld => new(FlashKind.Error, "通話者を本人と確認できませんでした。資格証を一時停止し、別の担当者に確認を依頼しました。"),
        Flash.CallKnown => new(FlashKind.Success, "お電話を記録しました。このカードの紛失は、この受付番号で受付済みのため、失効の手続は不要です。うかがったご希望は、通話者を本人と確認できた場合に限り、この手続に反映しました。"),
        Flash.CallNeedless => new(FlashKind.Success, "お電話を記録しました。このカードには有効な電子証明書がないため、失効の手続は不要です。"),
        Flash.TaskCompleted => new(FlashKind.Success, "タスクの結果を記録しました。"),
        Flash.CardFound => new(FlashKind.Success, "資格証が見つかったことを記録しました。失効した資格証、失効を指示した資格証は、再び使うことはできません。"),
        Flash.CardFoundBeforeProof => new(FlashKind.Success, "資格証が見つかったとの連絡を記録しました。失効するか一時停止を解除するかは、本人確認の担当者が判断します。"),
        Flash.Withdrawn => new(FlashKind.Success, "届出の取下げを記録しました。失効(失効の指示を含みます)は取り消されません。"),
        Flash.ApplicationWithdrawn => new(FlashKind.Success, "申請の取下げを記録しました。届いた書類は記録として保存されます。"),
        Flash.DocumentTakenBack => new(FlashKind.Success, "綴じ込みを取り消し、書類を受付トレイに戻しました。"),
        Flash.DocumentKindChanged => new(FlashKind.Success, "書類の種類を変更しました。"),
        Flash.SecondCertificateNoted => new(FlashKind.Success, "HPKIセカンド電子証明書についての希望を記録しました。"),
        Flash.PageFiled => new(FlashKind.Success, "頁を申請に綴じました。"),
        Flash.PaperRevoked => new(FlashKind.Success, "紛失届を受理し、資格証の電子証明書を失効しました。届書は、別の担当者が確認します。"),
        Flash.PaperRevocationRunning => new(FlashKind.Error,
            "紛失届を受理し、失効を指示しましたが、失効リストへの掲載をまだ確認できていません。システムが自動で再試行します。"),
        Flash.PaperHeld => new(FlashKind.Error, "書面からは本人と確認できませんでした。資格証を一時停止し、別の担当者に確認を依頼しました。"),
        Flash.PaperFiledToReport => new(FlashKind.Success, "このカードの紛失は受付済みのため、新たな受付は行わず、書面をこの手続に綴じました。"),
        Flash.PageFiledToReissue => new(FlashKind.Success, "同封された再発行の書類として、再発行申請に綴じました。受付番号は「最近のスキャン」で確認できます。"),
        Flash.PageFiledBefore => new(FlashKind.Error, "この頁は、すでにこの申請に綴じられています。この画面で続けてください。"),
        Flash.PageSetAside => new(FlashKind.Success, "記録し、受付トレイから外しました。"),
        Flash.LetterMisprinted => new(FlashKind.Success, "通知書を印刷待ちに戻しました。印刷済みの通知書は破棄してください。"),
        Flash.LetterPosted => new(FlashKind.Success, "通知書の投函を記録しました。送った通知書を申請の記録に保存しました。"),
        Flash.LetterDelivered => new(FlashKind.Success, "通知書の配達を記録しました。"),
        Flash.LetterReturned => new(FlashKind.Success, "返戻を記録し、ご本人への電話確認をタスクに追加しました。"),
        Flash.LetterAgain => new(FlashKind.Success, "同じお知らせを、新しい通知書として印刷待ちに加えました。"),
        Flash.LetterCancelled => new(FlashKind.Success, "通知書の郵送を取り消しました。"),
        Flash.FlowOrdered => new(FlashKind.Success, "操作を記録し、処理に伝えました。結果が画面に反映されるまで、少し時間がかかることがあります。"),
        Flash.DocumentCorrected => new(FlashKind.Success, "書類を訂正しました。"),
        Flash.DocumentPassed => new(FlashKind.Success, "引継ぎを記録しました。"),
        Flash.DocumentChanged => new(FlashKind.Error, "表示した後に、別の担当者がこの書類を変更しました。今の状態を表示していますので、確認してから、もう一度操作してください。"),
        Flash.RequestOpened => new(FlashKind.Success, "書類から申請を受け付けました。"),
        Flash.RedactionAsked => new(FlashKind.Success, "墨消しを記録しました。以後は、墨消しした画像だけが表示されます。別の担当者が確認すると、原本を廃棄します。"),
        Flash.RedactionConfirmed => new(FlashKind.Success, "墨消しを確認し、原本を廃棄しました。"),
        Flash.RedactionRefused => new(FlashKind.Success, "墨消しに同意しないことを記録し、頁を元に戻しました。"),
        Flash.Examined => new(FlashKind.Success, "書類審査の結果を記録しました。"),
        Flash.PaymentEntered => new(FlashKind.Success, "入金を記録しました。過不足がある場合は、タスクに追加されています。"),
        Flash.TaskClaimed => new(FlashKind.Success, "このタスクの担当者になりました。"),
        Flash.TaskReleased => new(FlashKind.Success, "このタスクの担当を外れました。"),
        Flash.BankFileTaken => new(FlashKind.Success, "ファイルを取り込みました。結果は「最近のファイル」に、確認が必要な入金は一覧に表示しています。"),
        Flash.BankLineSettled => new(FlashKind.Success, "入金の処理を記録しました。過不足がある場合は、タスクに追加されています。"),
        Flash.BureauExchanged => new(FlashKind.Success, "届いたファイルを取り込み、送付を待っていた内容を送付しました。"),
        Flash.BureauFileSeen => new(FlashKind.Success, "対応したことを記録しました。"),
        Flash.Verified => new(FlashKind.Success, "検証の結果を更新しました。"),
        _ => throw new ArgumentOutOfRangeException(nameof(flash), flash, "This outcome has no words yet; add them."),
    };

    static CookieOptions Options(HttpRequest request) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = "/" };
}
