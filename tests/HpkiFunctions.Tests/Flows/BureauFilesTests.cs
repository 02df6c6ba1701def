using Hpki.LocalHost.CardBureau;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Procedures.CardOrders;
using Hpki.Procedures.Requests;
using Hpki.Registry.Bureau;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.CardBureau;
using HpkiFunctions.CardBureau.Files;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>Files of the card bureau that cannot be used, or not all of them: nothing is lost, and each stands where staff see it.</summary>
public sealed class BureauFilesTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_OfEveryBadKind_AreParkedWithTheirFaultAndTheOrderGoesOnWithTheRightAnswer()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.OrderedAsync(doctor);
        await host.ExchangeAsync();
        CardOrder ordered = Assert.Single((await host.FileAsync(doctor.Holder.HolderId)).CardOrders);
        DemoCardBureau bureau = host.Get<DemoCardBureau>();
        string escrow = Convert.ToBase64String(host.Get<CardBureauOptions>().Escrow.RawData);
        BureauKeys keys = bureau.Make(OrderOf(ordered.CardOrderId), escrow);
        BureauKeys other = bureau.Make(OrderOf(ordered.CardOrderId), escrow);
        byte[] right = BureauFileFormat.Write(File("right") with { Keys = [keys] });
        byte[] changed = [.. right];
        changed[^3] ^= 1;

        Assert.Equal([BureauFault.ChecksumWrong], await BringAsync(host, "01-changed", changed));
        Assert.Equal([BureauFault.NoBureauFile], await BringAsync(host, "02-empty", []));
        Assert.Equal([BureauFault.NoBureauFile], await BringAsync(host, "03-json", "{}"u8.ToArray()));
        Assert.Equal([BureauFault.NoBureauFile], await BringAsync(host, "03-nothing", BureauFileFormat.Write(File("nothing") with { Keys = [null!] })));
        Assert.Equal(
            [
                BureauFault.UnknownOrder, BureauFault.OtherAttempt, BureauFault.SameKeyTwice, BureauFault.BadSigningRequest, BureauFault.BadAuthenticationRequest, BureauFault.BadSealedPin,
                BureauFault.BadCardSerial, BureauFault.CardSerialInUse, BureauFault.OutOfOrder,
            ],
            await BringAsync(host, "04-answers", BureauFileFormat.Write(File("answers") with
            {
                Keys =
                [
                    keys with { CardOrderId = "<script>" }, keys with { Attempt = 2 }, keys with { AuthenticationRequest = keys.SigningRequest }, keys with { SigningRequest = Forged(keys.SigningRequest) },
                    keys with { AuthenticationRequest = "bm9uc2Vuc2U=" }, keys with { SealedPin = Convert.ToBase64String("1234"u8) }, keys with { CardSerial = "x" }, keys with { CardSerial = "MD00000001" },
                ],
                Produced = [new(ordered.CardOrderId, 1)],
            })));
        HolderFile untouched = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Empty(await BringAsync(host, "05-right", right));
        Assert.Equal([BureauFault.FileAgain], await BringAsync(host, "06-again", right));
        Assert.Equal(
            [BureauFault.AnsweredBefore, BureauFault.AnsweredOtherwise],
            await BringAsync(host, "07-other", BureauFileFormat.Write(File("other") with { Keys = [keys, other] })));
        Assert.Empty(await BringAsync(host, "08-made", BureauFileFormat.Write(File("made") with { Produced = [new(ordered.CardOrderId, 1)] })));

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((CardOrderState.Sent, CardOrderState.Produced), (untouched.CardOrderOf(id)!.State, file.CardOrderOf(id)!.State));
        Assert.Equal(keys.CardSerial, file.CardOrderOf(id)!.CardSerial);
        Assert.Equal(RequestState.AwaitingDeliveryChoice, file.Request(id).State);
        Assert.Equal(9, file.Tasks.Count(task => task.Kind == TaskKind.ClarifyBureauAnswer));
        IReadOnlyList<BureauEntry> parked = [.. (await host.Get<CardBureauDesk>().FilesAsync(Token)).Where(entry => entry.IsParked())];
        Assert.Equal(7, parked.Count);
        await host.Get<CardBureauDesk>().NoteAsync(parked[0].EntryId, FlowHost.Examiner, Token);
        Assert.Equal("s-examiner", (await host.Get<CardBureauDesk>().FilesAsync(Token)).Single(entry => entry.EntryId == parked[0].EntryId).SeenBy);
    }

    [Fact]
    public async Task Orders_WithdrawnAfterTheyWentOut_AreCancelledAtTheBureauAndItsLateAnswerIsParked()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await host.OrderedAsync(doctor);
        await host.ExchangeAsync();
        await host.Get<RequestDesk>().WithdrawAsync(id, "ご本人の申し出", FlowHost.Reception, host.Signals, Token);
        await host.Get<DemoCardBureau>().WorkAsync(Token);

        ExchangeResult exchange = await host.ExchangeAsync();
        ExchangeResult after = await host.ExchangeAsync();

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((new ExchangeResult(1, 1), new ExchangeResult(0, 0)), (exchange, after));
        Assert.Equal((RequestState.Withdrawn, CardOrderState.Cancelled), (file.Request(id).State, file.CardOrderOf(id)!.State));
        Assert.NotNull(file.CardOrderOf(id)!.CancellationSentAt);
        Assert.Equal(nameof(BureauFault.OrderCancelled), Assert.Single((await host.Get<CardBureauDesk>().FilesAsync(Token)).SelectMany(entry => entry.Remarks)).Code);
        Assert.Equal(CardOrderState.Cancelled, file.CardOrderOf(id)!.State);
        Assert.Single(file.Cards);
    }

    [Fact]
    public async Task Keys_OfWhichOneWasCertifiedBefore_MakeNoCardAndLeaveNoCertificateInForce()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile first = await host.DoctorAsync();
        await host.OrderedAsync(first);
        await host.ExchangeAsync();
        DemoCardBureau bureau = host.Get<DemoCardBureau>();
        string escrow = Convert.ToBase64String(host.Get<CardBureauOptions>().Escrow.RawData);
        BureauKeys certified = bureau.Make(OrderOf(Assert.Single((await host.FileAsync(first.Holder.HolderId)).CardOrders).CardOrderId), escrow);
        Assert.Empty(await BringAsync(host, "01-first", BureauFileFormat.Write(File("first") with { Keys = [certified] })));
        HolderFile second = await host.DoctorAsync(serial: "MD00000009", registrationNumber: "990009");
        string id = await host.OrderedAsync(second);
        await host.ExchangeAsync();
        BureauKeys mixed = bureau.Make(OrderOf((await host.FileAsync(second.Holder.HolderId)).CardOrderOf(id)!.CardOrderId), escrow) with
        {
            AuthenticationRequest = certified.AuthenticationRequest,
        };
        PublishedCrl before = await host.Get<ICertificationAuthority>().ReadCrlAsync(CertificatePurpose.Signing, Token);

        Assert.Equal([BureauFault.NotCertifiable], await BringAsync(host, "02-mixed", BureauFileFormat.Write(File("mixed") with { Keys = [mixed] })));

        HolderFile file = await host.FileAsync(second.Holder.HolderId);
        Assert.Equal((CardOrderState.Failed, 1), (file.CardOrderOf(id)!.State, file.Cards.Count));
        Assert.Equal(before.Count + 1, (await host.Get<ICertificationAuthority>().ReadCrlAsync(CertificatePurpose.Signing, Token)).Count);
    }

    [Fact]
    public async Task Exchange_WhileAnotherRuns_WaitsForItsTurnWhichEndsByItself()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        CardBureauExchange exchange = host.Get<CardBureauExchange>();
        await host.Get<DemoCardBureau>().BringAsync("01-file", "{}"u8.ToArray(), Token);

        await using IAsyncDisposable turn = (await host.Get<BureauTurns>().TryTakeAsync(Token))!;
        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => exchange.RunNowAsync(host.Signals, Token));
        int readMeanwhile = await exchange.ReadAsync(host.Signals, Token);
        host.Clock.Advance(BureauTurns.Longest);
        ExchangeResult after = await exchange.RunNowAsync(host.Signals, Token);

        Assert.Equal(("exchange-runs", 0, 1), (refused.Problem.Code, readMeanwhile, after.FilesRead));
    }

    static async Task<BureauFault[]> BringAsync(FlowHost host, string name, byte[] content)
    {
        await host.Get<DemoCardBureau>().BringAsync(name, content, Token);
        await host.ExchangeAsync();
        BureauEntry entry = (await host.Get<CardBureauDesk>().FilesAsync(Token)).Single(entry => entry.FileName == name);
        return [.. entry.Remarks.Select(remark => Enum.Parse<BureauFault>(remark.Code))];
    }

    static AnswerFile File(string id) => new() { FileId = id, MadeAt = FlowHost.Start };

    static BureauOrder OrderOf(string cardOrderId) => new()
    {
        CardOrderId = cardOrderId,
        Attempt = 1,
        FamilyName = "見本",
        GivenName = "太郎",
        RomajiName = "MIHON TARO",
        BirthDate = new(1975, 4, 1),
        MedicalRegistrationNumber = "990001",
    };

    // The last octet is of the signature: the request no longer proves that anybody holds its key.
    static string Forged(string request)
    {
        byte[] der = Convert.FromBase64String(request);
        der[^1] ^= 1;
        return Convert.ToBase64String(der);
    }
}
