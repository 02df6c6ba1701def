using System.Globalization;
using Hpki.Console;
using Hpki.Console.Requests;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Fees;
using Hpki.Procedures.Payments;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Payments;

namespace HpkiFunctions.Pages;

/// <summary>手数料・入金 on the page of a request.</summary>
public sealed class FeePanels(PaymentDesk desk)
{
    /// <summary>Null when the procedure has no fee, or nothing is known of it and nothing was paid.</summary>
    public FeePanelModel? Of(RequestView view, StaffPrincipal staff)
    {
        FeeDemand? fee = view.File.FeeOf(view.Request.RequestId);
        Payment[] payments = [.. view.File.Payments.Where(payment => payment.RequestId == view.Request.RequestId).OrderBy(payment => payment.EnteredAt)];
        return !ProcedureCatalogue.Of(view.Request.Procedure).Course.Contains(ProcedureStage.Fee) ? null : new()
        {
            Facts = [.. fee is null ? [new Fact("手数料", "未定")] : FactsOf(fee), .. payments.Select(FactOf)],
            Enter = Offers.Of(desk.WhyNot(view.Request, staff)),
            IdempotencyKey = Guid.NewGuid().ToString("N"),
        };
    }

    internal static IEnumerable<Fact> FactsOf(FeeDemand fee)
    {
        yield return new("手数料", fee.Yen == 0 ? "無料" : $"{Yen(fee.Yen)}(うち消費税 {Yen(ConsumptionTax.In(fee.Yen, fee.TaxPercent))})");
        yield return new("手数料の根拠", fee.Source is null ? "担当者が決定(経過に記録)" : "料金表");
        if (fee.Yen > 0)
        {
            yield return new("照合番号", PaymentReference.Parse(fee.Reference).ToString());
            yield return new("払込期限", fee.DueOn is { } due ? JapaneseFormat.Date(due) : "なし");
            yield return new("入金の状況", fee.SettledAt is { } settled ? $"{JapaneseFormat.Minute(settled)} に全額の入金を確認" : "全額の入金を確認していません");
        }
    }

    static Fact FactOf(Payment payment) => new(
        $"入金 {JapaneseFormat.MonthDay(payment.PaidOn)}",
        $"{Yen(payment.Yen)}({payment.Verdict.Title()}{(payment.ExcessYen > 0 ? $"。返金 {Yen(payment.ExcessYen)}" : "")})");

    static string Yen(int yen) => string.Create(CultureInfo.InvariantCulture, $"{yen:N0}円");
}
