using System.Globalization;
using System.Net;
using System.Text;
using Hpki.Console;
using Hpki.Registry.Audit;
using Hpki.Registry.Holders;
using Hpki.Registry.Timelines;
using HpkiFunctions.Access;
using HpkiFunctions.Pages;

namespace HpkiFunctions.Audit;

/// <summary>The export's table of contents: HTML without anything outside itself, made to be printed.</summary>
sealed class ExportIndex(
    HolderFile file, IReadOnlyList<ProvableEvent> events, IReadOnlyList<(string Path, string Sha256)> files, AuditPage verification, IReadOnlyList<string> remarks)
{
    const string Style =
        "body{font-family:'Noto Sans CJK JP','Hiragino Sans','Yu Gothic',sans-serif;font-size:10pt;line-height:1.6;max-width:190mm;margin:10mm auto;padding:0 4mm;color:#111}"
        + "h1{font-size:16pt}h2{font-size:12pt;border-bottom:1px solid #888;margin-top:8mm;break-after:avoid}table{border-collapse:collapse;width:100%}"
        + "th,td{border:1px solid #999;padding:1mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#eee;white-space:nowrap}"
        + "tr{break-inside:avoid}code{font-family:monospace;font-size:8pt;overflow-wrap:anywhere}.bad{border:2px solid #a00;padding:2mm}@page{size:A4;margin:15mm}@media print{body{margin:0}}";

    public string Of(string exportId, StaffPrincipal staff, string purpose, DateTimeOffset now)
    {
        StringBuilder html = new($"<!DOCTYPE html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>保有者記録の書き出し</title><style>{Style}</style></head><body>\n");
        html.Append("<h1>医師資格証 保有者記録の書き出し</h1>\n");
        Table(html,
        [
            ("保有者", $"{HolderNames.Full(file.Holder)}({HolderNames.FullKana(file.Holder)})"),
            ("生年月日", JapaneseFormat.BirthDate(file.Holder.BirthDate)),
            ("医籍登録番号", file.Holder.MedicalRegistrationNumber),
            ("保有者ID", file.Holder.HolderId),
            ("書き出し日時", JapaneseFormat.Minute(now)),
            ("書き出した者", $"{staff.DisplayName}({staff.StaffId})"),
            ("目的", purpose),
            ("書き出しID", exportId),
        ]);
        Verification(html);
        if (remarks.Count > 0)
        {
            html.Append("<h2>注記</h2>\n<ul>").Append(string.Concat(remarks.Select(remark => $"<li>{Text(remark)}</li>"))).Append("</ul>\n");
        }

        html.Append("<h2>経過記録</h2>\n<table><thead><tr><th>番号</th><th>日時(日本時間)</th><th>事象</th><th>行為者</th></tr></thead><tbody>\n");
        foreach (ProvableEvent entry in events)
        {
            string detail = entry.Detail is null ? "" : $"<br>付記: {Text(entry.Detail)}";
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{entry.Event.Sequence}</td><td>{Text(JapaneseFormat.Minute(entry.Event.At))}</td><td>{Text(TimelineWords.Of(entry.Event))}{detail}<br><code>{entry.Event.Hash}</code></td><td>{Text(entry.Event.ActorId)}</td></tr>\n");
        }

        html.Append("</tbody></table>\n<h2>収録ファイル</h2>\n<p>確認の方法は README.txt にあります。</p>\n<table><thead><tr><th>ファイル</th><th>SHA-256</th></tr></thead><tbody>\n");
        foreach ((string path, string sha256) in files)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"{Text(path)}\">{Text(path)}</a></td><td><code>{sha256}</code></td></tr>\n");
        }

        return html.Append("</tbody></table>\n</body></html>\n").ToString();
    }

    void Verification(StringBuilder html)
    {
        html.Append("<h2>検証結果</h2>\n");
        if (verification.Findings.Count == 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>経過記録 {verification.Events} 件は連続しており、日次封印({(verification.SealedUntil is { } day ? JapaneseFormat.Date(day) + "まで" : "未作成")})と一致します。</p>\n");
            return;
        }

        html.Append("<div class=\"bad\"><p>次の異常が見つかりました。</p><ul>");
        html.Append(string.Concat(verification.Findings.Select(finding => $"<li>{Text(AuditWords.Of(finding))}</li>"))).Append("</ul></div>\n");
    }

    static void Table(StringBuilder html, (string Name, string Value)[] rows) =>
        html.Append("<table><tbody>").Append(string.Concat(rows.Select(row => $"<tr><th scope=\"row\">{row.Name}</th><td>{Text(row.Value)}</td></tr>\n"))).Append("</tbody></table>\n");

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
