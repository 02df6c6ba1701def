using System.Text;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.Payments;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Payments;
using HpkiFunctions.Payments;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>銀行の入金ファイル: what pays to the yen is entered, the rest waits for a person, and nothing is taken twice.</summary>
public sealed class BankFileTests
{
    const string Header = "取扱店,入金日,金額,照合番号,払込人,明細番号";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_WithEveryKindOfLine_EntersWhatFitsAndLetsTheRestWait()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        (string id, string reference) = await AwaitingPaymentAsync(host, doctor);
        string file = $"""
            {Header}
            本店,2026-11-24,"5,500",{reference},ﾐﾎﾝ ﾀﾛｳ,A001
            本店,2026/11/24,5500円,{reference[..4]}-{reference[4..8]}-{reference[8..]},ﾐﾎﾝ ﾀﾛｳ,A002
            本店,20261124,1000,{Mistyped(reference)},ﾐﾎﾝ ﾀﾛｳ,A003
            本店,2026-11-24,5500,{PaymentReference.Of("NOBODY0000").Digits},ﾐﾎﾝ ﾀﾛｳ,A004
            本店,2027-01-01,5500,{reference},ﾐﾎﾝ ﾀﾛｳ,A005
            本店,2026-11-24,-1,{reference},ﾐﾎﾝ ﾀﾛｳ,A006
            本店,2026-11-24,5500,{reference},ﾐﾎﾝ ﾀﾛｳ,
            ,,,,,
            """;

        BankFile taken = await TakeAsync(host, Encoding.UTF8.GetBytes(file));
        BankFile again = await TakeAsync(host, Encoding.UTF8.GetBytes(file));
        BankFile other = await TakeAsync(host, Encoding.UTF8.GetBytes($"lineId,yen,reference,paidOn\nA001,5500,{reference},2026-11-24\n"));

        HolderFile now = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((8, 1, 7, 0), (taken.Lines, taken.Entered, taken.Waiting, taken.Known));
        Assert.Equal((8, 0, 0, 8), (again.Lines, again.Entered, again.Waiting, again.Known));
        Assert.Equal((1, 0, 0, 1), (other.Lines, other.Entered, other.Waiting, other.Known));
        Assert.Equal((RequestState.AwaitingApproval, 5500), (now.Request(id).State, Assert.Single(now.Payments).Yen));
        Assert.Equal(
            [
                (3, BankLineTrouble.Twice), (4, BankLineTrouble.NoReference), (5, BankLineTrouble.UnknownReference), (6, BankLineTrouble.Impossible), (7, BankLineTrouble.Impossible),
                (8, BankLineTrouble.Impossible), (9, BankLineTrouble.Unreadable),
            ],
            (await WaitingAsync(host)).Select(line => (line.Number, line.Trouble!.Value)));
    }

    [Fact]
    public async Task Lines_ThatWait_AreGivenToARequestOrWrittenOffByAnother()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        (string id, string reference) = await AwaitingPaymentAsync(host, doctor);
        await TakeAsync(host, Encoding.UTF8.GetBytes($"{Header}\n本店,2026-11-24,5000,{reference},,B1\n本店,2026-11-24,1000,,,B2\n本店,2026-11-24,300,,,B3\n本店,あした,500,,,B4\n"));
        IReadOnlyList<BankLine> waiting = await WaitingAsync(host);

        await SettleAsync(host, waiting[0], new() { RequestNumber = id });
        await RefusedAsync("number", () => SettleAsync(host, waiting[1], new() { RequestNumber = "何か" }));
        await RefusedAsync("note", () => SettleAsync(host, waiting[1], new()));
        await RefusedAsync("requestNumber", () => SettleAsync(host, waiting[3], new() { RequestNumber = id }));
        Assert.Equal("four-eyes", (await Assert.ThrowsAsync<ProblemException>(() => SettleAsync(host, waiting[2], new() { Note = "返金した" }))).Problem.Code);
        BankLine over = await SettleAsync(host, waiting[1], new() { RequestNumber = RequestNumber.Parse(id).ToString() });
        BankLine closed = await host.Get<BankFileDesk>().SettleAsync(waiting[2].LineKey, new() { Note = "11月25日に払込人へ返金" }, FlowHost.Examiner, host.Signals, Token);
        ProblemException late = await Assert.ThrowsAsync<ProblemException>(() => SettleAsync(host, waiting[1], new() { RequestNumber = id }));
        await host.SettleAsync();

        HolderFile now = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal([BankLineTrouble.Under, BankLineTrouble.NoReference, BankLineTrouble.NoReference, BankLineTrouble.Impossible], waiting.Select(line => line.Trouble!.Value));
        Assert.Equal((RequestState.AwaitingApproval, 500), (now.Request(id).State, Assert.Single(now.Tasks, task => task.Kind == TaskKind.RefundPayment).Yen));
        Assert.Equal(((BankLineState.Entered, id), (BankLineState.Closed, "s-examiner")), ((over.State, over.RequestId), (closed.State, closed.SettledBy)));
        Assert.Equal(("unknown-line", 1), (late.Problem.Code, (await WaitingAsync(host)).Count));
    }

    [Fact]
    public async Task Payment_AfterTheWithdrawal_WaitsAndGoesBackWhenItIsAssigned()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        (string id, string reference) = await AwaitingPaymentAsync(host, doctor);
        await host.Get<RequestDesk>().WithdrawAsync(id, "申し出", FlowHost.Reception, host.Signals, Token);

        await TakeAsync(host, Encoding.UTF8.GetBytes($"{Header}\n本店,2026-11-24,5500,{reference},,C1\n"));
        BankLine line = Assert.Single(await WaitingAsync(host));
        await SettleAsync(host, line, new() { RequestNumber = id });

        HolderFile now = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((BankLineTrouble.Late, 5500), (line.Trouble!.Value, Assert.Single(now.Tasks, task => task.Kind == TaskKind.RefundPayment).Yen));
        Assert.Equal(RequestState.Withdrawn, now.Request(id).State);
    }

    [Fact]
    public async Task File_InShiftJis_IsReadAsItIsMeant()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        (string id, string reference) = await AwaitingPaymentAsync(host, doctor);
        string wide = string.Concat(reference.Select(digit => (char)('０' + (digit - '0'))));

        BankFile taken = await TakeAsync(host, CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes($"{Header}\r\n本店,2026年11月24日,￥5500,{wide},\"髙橋, ハナコ\",D1\r\n"));

        Assert.Equal((1, RequestState.AwaitingApproval), (taken.Entered, await host.StateAsync(doctor, id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("入金日,金額,照合番号,明細番号")]
    [InlineData("入金日,金額,明細番号\n2026-11-24,5500,1")]
    [InlineData("{\"not\": \"csv\"}")]
    [InlineData("PK\u0003\u0004\0\0")]
    public async Task File_ThatIsNone_IsRefusedAsAWhole(string content)
    {
        await using FlowHost host = await FlowHost.StartAsync();

        await RefusedAsync("file", () => TakeAsync(host, Encoding.UTF8.GetBytes(content)));

        Assert.Empty(await WaitingAsync(host));
    }

    [Fact]
    public async Task File_ThatIsTooLargeOrInNoEncoding_IsRefused()
    {
        await using FlowHost host = await FlowHost.StartAsync();

        ProblemException large = await Assert.ThrowsAsync<ProblemException>(() => TakeAsync(host, new byte[201 * 1024]));
        await RefusedAsync("file", () => TakeAsync(host, [0xFF, 0xFF, 0x80, 0xFD]));

        Assert.Equal("too-large", large.Problem.Code);
    }

    static async Task<(string RequestId, string Reference)> AwaitingPaymentAsync(FlowHost host, HolderFile doctor)
    {
        string id = await host.ApplyAsync(doctor);
        await host.ExamineAsync(doctor, ReissueReason.Other);
        await host.DoAsync(doctor, TaskKind.CheckLicence);
        await host.DoAsync(doctor, TaskKind.DecideFee, yen: 5500);
        return (id, PaymentReference.Of(id).Digits);
    }

    static string Mistyped(string reference) => reference[..^1] + (char)('0' + ((reference[^1] - '0' + 1) % 10));

    static async Task<BankFile> TakeAsync(FlowHost host, byte[] content)
    {
        BankFile taken = await host.Get<BankFileDesk>().TakeAsync(content, FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();
        return taken;
    }

    static async Task<IReadOnlyList<BankLine>> WaitingAsync(FlowHost host) => [.. (await host.Get<BankFileDesk>().TrayAsync(Token)).Waiting.OrderBy(line => line.Number)];

    static Task<BankLine> SettleAsync(FlowHost host, BankLine line, BankLineSettlement said) =>
        host.Get<BankFileDesk>().SettleAsync(line.LineKey, said, FlowHost.Reception, host.Signals, Token);

    static async Task RefusedAsync(string field, Func<Task> act) => Assert.Equal(field, (await Assert.ThrowsAsync<ProblemException>(act)).Problem.Field);
}
