namespace HpkiFunctions.Pages;

/// <summary>What was read, in words. A function without words is shown by its name: nothing of the log is hidden.</summary>
static class ReadWords
{
    public static string Of(string function) => function switch
    {
        "ShowStart" => "受付の画面(一覧)",
        "ShowTasks" or "ListTasks" => "タスクの一覧",
        "ListRequests" => "申請の一覧",
        "ShowTask" or "SubmitTask" or "GetRequestTasks" or "CompleteTask" => "タスク",
        "SubmitSearch" or "SearchHolders" or "FindCardForCall" => "検索の結果",
        "ShowHolder" or "GetHolder" => "保有者の登録内容",
        "GetCard" => "資格証",
        "ShowCall" or "SubmitCall" or "TakeLostReport" => "紛失の電話の受付",
        "ShowRequest" or "GetRequest" => "申請",
        "GetRequestTimeline" => "申請の経過記録",
        "GetRequestDocuments" => "書類の一覧",
        "ShowRequestForm" or "PrintRequestForm" => "印刷した届書",
        "ShowRenewals" => "更新のご案内の予定",
        "GetScanPage" or "GetScanThumbnail" => "スキャンした頁",
        "CheckTimeline" or "GetHolderAudit" => "経過記録の検証",
        "ShowHolderAccesses" or "ListHolderAccesses" => "閲覧記録",
        "ShowFlows" or "FindFlows" or "ListFlows" or "ShowFlow" or "SubmitFlowOrder" or "GetFlow" or "OrderFlow" => "処理の状況",
        "ExportHolder" or "SubmitExport" => "記録の書き出し",
        _ => function,
    };

    public static string OfOutcome(string outcome) => outcome switch
    {
        "answered" => "表示",
        "nothing-found" => "該当なし",
        "failed" => "エラー(表示なし)",
        _ => $"表示なし({outcome})",
    };
}
