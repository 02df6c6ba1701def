using Hpki.Console;
using Hpki.Console.Layout;
using Hpki.Console.Payments;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Payments;
using Hpki.Registry.Payments;
using HpkiFunctions.Access;
using HpkiFunctions.Payments;
using HpkiFunctions.Problems;

namespace HpkiFunctions.Pages;

/// <summary>入金.</summary>
public sealed class BankModels(BankFileDesk desk, StaffNames names)
{
    public async Task<BankModel> OfAsync(ConsoleFrame frame, StaffPrincipal staff, CancellationToken cancellationToken)
    {
        Procedure rules = ProcedureCatalogue.Reissue;
        (IReadOnlyList<BankLine> waiting, IReadOnlyList<BankFile> last) = await desk.TrayAsync(cancellationToken);
        return new()
        {
            Frame = frame,
            Waiting = [.. waiting.OrderBy(line => line.TakenAt).ThenBy(line => line.Number).Select(Row)],
            Last = [.. last.Select(Words)],
            Work = Offers.Of(rules.Allows(ProcedureStep.RecordPayment, staff.Roles) ? null : Problem.MissingRole(rules.MayDo[ProcedureStep.RecordPayment])),
        };
    }

    static BankLineRow Row(BankLine line) => new()
    {
        LineKey = line.LineKey,
        PaidOn = line.PaidOn is { } day ? JapaneseFormat.Date(day) : "読み取れません",
        Amount = line.Yen is { } yen ? $"{JapaneseFormat.Count(yen)}円" : "読み取れません",
        Reference = line.Reference is { } digits ? PaymentReference.Parse(digits).ToString() : "なし",
        Place = $"{JapaneseFormat.Minute(line.TakenAt)} に取り込んだファイル {line.FileSha256[..8]} の {line.Number} 行目",
        Trouble = line.State == BankLineState.Assigning
            ? "申請への割当ての途中で中断しました。同じ受付番号で、もう一度記録してください。"
            : line.Trouble?.Title() ?? "",
        RequestNumber = line.RequestId is { } id ? RequestNumber.Parse(id).ToString() : "",
    };

    string Words(BankFile file) =>
        $"{JapaneseFormat.Minute(file.TakenAt)} {names.Of(file.TakenBy)}: {file.Lines} 行のうち {file.Entered} 行を記録、{file.Waiting} 行が確認待ち、{file.Known} 行は取込み済み(ファイル {file.Sha256[..8]})";
}
