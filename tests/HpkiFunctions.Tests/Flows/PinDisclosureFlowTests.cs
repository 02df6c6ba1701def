using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hpki.Correspondence.Letters;
using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.LocalHost.CardBureau;
using Hpki.LocalRuntime;
using Hpki.Pki.Escrow;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Identifiers;
using Hpki.Procedures.PinDisclosures;
using Hpki.Procedures.Requests;
using Hpki.Procedures.Staff;
using Hpki.Registry.Escrow;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Problems;
using HpkiFunctions.Requests;

namespace HpkiFunctions.Tests.Flows;

/// <summary>暗証番号開示 from the papers to the arrival of the letter: two people open the PIN, it is printed once, and stays nowhere.</summary>
public sealed class PinDisclosureFlowTests
{
    const string Pin = "Zq7-Wm4x";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approved_ByTwo_IsPrintedOncePostedAndNowhereKept()
    {
        await using FlowHost host = await StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);
        await host.ExamineAsync(doctor);

        await Refused("passphrase", () => host.ApproveDisclosureAsync(doctor, FlowHost.Approver, null));
        await Refused("passphrase", () => host.ApproveDisclosureAsync(doctor, FlowHost.Approver, "ちがう合言葉です"));
        await host.ApproveDisclosureAsync(doctor, FlowHost.Approver);
        await Refused("four-eyes", () => host.ApproveDisclosureAsync(doctor, FlowHost.Approver));
        RequestState afterOne = await host.StateAsync(doctor, id);
        await host.ApproveDisclosureAsync(doctor, PinDesk.Second);
        await Refused("missing-role", () => host.PrintPinAsync(doctor, FlowHost.Approver));
        byte[] pdf = await host.PrintPinAsync(doctor, FlowHost.Examiner);
        StaffTask printed = (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single(task => task.Kind == TaskKind.PrintPinLetter);
        await Refused("pin-printed", () => host.Get<RequestDesk>().PrintPinAsync(id, printed.TaskId, FlowHost.Reception, host.Signals, Token));
        await Refused("trackingNumber", () => host.DoAsync(doctor, TaskKind.PostPinLetter));
        await host.PostPinAsync(doctor);
        await host.DoAsync(doctor, TaskKind.ConfirmPinLetter);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.AwaitingDisclosure, afterOne);
        Assert.Equal((RequestState.Completed, "123456789012"), (file.Request(id).State, file.Request(id).TrackingNumber));
        Assert.Equal(Lettered(host, file, id), pdf);
        Assert.Equal([PaperRequestTemplates.Received, PaperRequestTemplates.PinPosted], Paperwork.MailsOf(host));
        TimelineEvent opened = Assert.Single(await host.EventsAsync(doctor, "pin.opened"));
        Assert.Equal([FlowHost.Approver.StaffId, PinDesk.Second.StaffId], new[] { opened.Facts["approver1"], opened.Facts["approver2"] }.Order(StringComparer.Ordinal));
        Assert.Single(await host.EventsAsync(doctor, "pin.wrong-passphrase"));
        Assert.DoesNotContain(file.Tasks, task => task.CompletedAt is null);
        await AssertNowhereAsync(host);
    }

    [Fact]
    public async Task Address_ChangedShortlyBefore_WantsASecondLook_AndChangedAfterTheApprovalsAnother()
    {
        await using FlowHost host = await StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await MoveAsync(host, doctor, "2026-11-20");
        string id = await ApplyAsync(host, doctor);
        await host.ExamineAsync(doctor);
        RequestState first = await host.StateAsync(doctor, id);
        await host.DoAsync(doctor, TaskKind.CheckPinAddress, staff: FlowHost.Approver);
        await host.DiscloseAsync(doctor);

        await host.SkipAsync(TimeSpan.FromDays(2));
        await MoveAsync(host, doctor, "2026-11-26");
        await Refused("address-changed", () => host.PrintPinAsync(doctor, FlowHost.Examiner));
        await host.DoAsync(doctor, TaskKind.PrintPinLetter, TaskOutcome.Refused);

        Assert.Equal(RequestState.AwaitingSecondLook, first);
        Assert.Equal(RequestState.AwaitingSecondLook, await host.StateAsync(doctor, id));
        await host.DoAsync(doctor, TaskKind.CheckPinAddress, staff: FlowHost.Approver);
        await host.DiscloseAsync(doctor);
        byte[] pdf = await host.PrintPinAsync(doctor, FlowHost.Examiner);
        Assert.Equal(Lettered(host, await host.FileAsync(doctor.Holder.HolderId), id), pdf);
    }

    [Fact]
    public async Task Print_ThatWentWrong_NeedsTwoApprovalsAnew_AndALetterThatComesBackEndsTheRequest()
    {
        await using FlowHost host = await StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);
        await host.ExamineAsync(doctor);
        await host.DiscloseAsync(doctor);
        await host.PrintPinAsync(doctor, FlowHost.Examiner);

        await host.DoAsync(doctor, TaskKind.PostPinLetter, TaskOutcome.Refused);
        RequestState again = await host.StateAsync(doctor, id);
        await host.DiscloseAsync(doctor);
        await host.PrintPinAsync(doctor, FlowHost.Examiner);
        await host.PostPinAsync(doctor);
        await host.DoAsync(doctor, TaskKind.ConfirmPinLetter, TaskOutcome.Refused);

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal(RequestState.AwaitingDisclosure, again);
        Assert.Equal(RequestState.PinReturned, file.Request(id).State);
        Assert.Equal(TaskKind.ReturnedLetter, Assert.Single(file.Tasks, task => task.CompletedAt is null).Kind);
        Assert.Equal(2, (await host.EventsAsync(doctor, "pin.opened")).Count);
        Assert.Equal(1, host.MailsOf(PaperRequestTemplates.PinReturned));
        await AssertNoHalfAsync(host);
    }

    [Fact]
    public async Task Refused_ByAnApprover_GoesBackToTheExamination_AndWithdrawnLeavesNoHalf()
    {
        await using FlowHost host = await StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);
        await host.ExamineAsync(doctor);
        await host.ApproveDisclosureAsync(doctor, FlowHost.Approver);
        await host.DoAsync(doctor, TaskKind.ApproveDisclosure, TaskOutcome.Refused, PinDesk.Second);
        RequestState back = await host.StateAsync(doctor, id);
        await host.ExamineAsync(doctor);
        await host.DiscloseAsync(doctor);

        await host.Get<RequestDesk>().WithdrawAsync(id, "本人の申し出", FlowHost.Reception, host.Signals, Token);
        await host.SettleAsync();

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.AwaitingExamination, RequestState.Withdrawn), (back, file.Request(id).State));
        await AssertNoHalfAsync(host);
        Assert.DoesNotContain(file.Tasks, task => task.CompletedAt is null);
    }

    [Fact]
    public async Task Policy_Unblock_DisclosesNothingAndOffersTheOtherProcedure()
    {
        await using FlowHost host = await FlowHost.StartAsync(("PinDisclosure:Policy", nameof(PinPolicy.Unblock)));
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);

        await host.ExamineAsync(doctor);

        Assert.Equal(RequestState.PinNotDisclosed, await host.StateAsync(doctor, id));
        Assert.Equal([PaperRequestTemplates.Received, PaperRequestTemplates.PinNotDisclosed], Paperwork.MailsOf(host));
    }

    [Fact]
    public async Task Card_WithoutASealedPinOrNoLongerInForce_CannotBeApproved()
    {
        await using FlowHost host = await StartAsync();
        HolderFile without = await host.DoctorAsync(serial: "MD00000009", registrationNumber: "990009");
        await ApplyAsync(host, without);
        await host.ExamineAsync(without);

        await Refused("no-sealed-pin", () => host.ApproveDisclosureAsync(without, FlowHost.Approver));
        await host.SealAsync(Pin, "MD00000009");
        await Refused("no-keeper", () => host.ApproveDisclosureAsync(without, new("s-approver-3", "承認 楓", [StaffRole.Approver]), "どれでもない合言葉"));
        await host.CallAsync(Desk.Proved with { CardSerial = "MD00000009" });
        await Refused("card-not-in-force", () => host.ApproveDisclosureAsync(without, FlowHost.Approver));
    }

    [Fact]
    public async Task Envelope_OfAnotherCardInItsPlace_IsNotPrinted()
    {
        await using FlowHost host = await FlowHost.StartAsync(PinDesk.Settings);
        HolderFile doctor = await host.DoctorAsync();
        await host.Get<SealedPins>().KeepAsync("MD00000001", SealedPin.Seal("MD00000002", Pin, host.Get<CardBureauOptions>().Escrow), Token);
        string id = await ApplyAsync(host, doctor);
        await host.ExamineAsync(doctor);
        await host.DiscloseAsync(doctor);

        await Refused("foreign-pin", () => host.PrintPinAsync(doctor, FlowHost.Examiner));

        Assert.Equal(RequestState.AwaitingPinPrint, await host.StateAsync(doctor, id));
        Assert.Empty(await host.EventsAsync(doctor, "pin.opened"));
    }

    [Fact]
    public async Task Passphrase_WrongFiveTimes_LeavesTheApprovalToOtherKeepers()
    {
        await using FlowHost host = await StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await ApplyAsync(host, doctor);
        await host.ExamineAsync(doctor);
        for (int i = 0; i < 5; i++)
        {
            await Refused("passphrase", () => host.ApproveDisclosureAsync(doctor, FlowHost.Approver, $"ちがう合言葉その{i}"));
        }

        await Refused("too-many-passphrases", () => host.ApproveDisclosureAsync(doctor, FlowHost.Approver));
        await host.ApproveDisclosureAsync(doctor, PinDesk.Second);

        Assert.Equal(5, (await host.EventsAsync(doctor, "pin.wrong-passphrase")).Count);
        Assert.Single(await host.EventsAsync(doctor, "pin.approved"));
    }

    [Fact]
    public async Task Keepers_OfAnotherKeyThanTheBureauSealsTo_AreRefusedAtTheStart()
    {
        EscrowCeremony other = EscrowCeremony.Hold(["s-approver", "s-approver-2"]);

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => FlowHost.StartAsync(PinDesk.Settings[0], ("PinDisclosure:Keepers", other.Keepers)));

        Assert.Contains("another key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BothKeepers_OnOneTaskAtOnce_DoNotLoseAHalf()
    {
        await using FlowHost host = await StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        await ApplyAsync(host, doctor);
        await host.ExamineAsync(doctor);

        // The second keeper's half arrives after the first one's, and before either decision.
        HolderFile before = await host.FileAsync(doctor.Holder.HolderId);
        await host.ApproveDisclosureAsync(doctor, FlowHost.Approver);
        StaffTask taken = (await host.FileAsync(doctor.Holder.HolderId)).Tasks.Single(task => task is { Kind: TaskKind.ApproveDisclosure, CompletedAt: not null });
        await host.Get<OpeningHalves>().KeepAsync(taken.TaskId, PinDesk.Second.StaffId, new byte[] { 1 }, Token);
        await host.ApproveDisclosureAsync(doctor, PinDesk.Second);

        Assert.Null(before.Tasks.Single(task => task.TaskId == taken.TaskId).CompletedAt);
        Assert.NotEmpty(await host.PrintPinAsync(doctor, FlowHost.Examiner));
        await AssertNoHalfAsync(host);
    }

    static async Task AssertNoHalfAsync(FlowHost host)
    {
        BlobServiceClient blobs = host.Get<BlobServiceClient>();
        int seen = 0;
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: Token))
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync(cancellationToken: Token))
            {
                Assert.DoesNotContain("openings/", blob.Name, StringComparison.Ordinal);
                seen++;
            }
        }

        Assert.True(seen > 0);
    }

    static async Task<FlowHost> StartAsync()
    {
        FlowHost host = await FlowHost.StartAsync(PinDesk.Settings);
        await host.SealAsync(Pin);
        return host;
    }

    static Task<string> ApplyAsync(FlowHost host, HolderFile doctor) => host.ApplyAsync(doctor, ProcedureKind.PinDisclosure, DocumentKind.PinDisclosureApplication);

    static Task<DecisionResult> MoveAsync(FlowHost host, HolderFile doctor, string day) => host.Get<HolderRegistry>().DecideAsync(
        doctor.Holder.HolderId, $"move-{day}",
        file => new Decision().Put(file.Holder with { ResidenceAddress = $"東京都千代田区見本町{day[^2..]}", ResidenceChangedOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) })
            .Record("holder.moved", Actor.System), host.Signals, Token);

    static async Task Refused(string codeOrField, Func<Task> act)
    {
        Problem problem = (await Assert.ThrowsAsync<ProblemException>(act)).Problem;
        Assert.Contains(codeOrField, new[] { problem.Code, problem.Field });
    }

    // The same letter gives the same bytes.
    static byte[] Lettered(FlowHost host, HolderFile doctor, string id) => host.Get<PinLetterPrinter>().Print(new()
    {
        Recipient = new(doctor.Holder.ResidencePostalCode, doctor.Holder.ResidenceAddress, $"{doctor.Holder.FamilyName} {doctor.Holder.GivenName}"),
        RequestNumber = RequestNumber.Parse(id).ToString(),
        CardEnding = "0001",
        Date = TokyoTime.DateOf(host.Clock.GetUtcNow()),
        Pin = Pin,
    }).Pdf;

    // Every row, every blob, every history, every mail: the PIN is in none of them, as text or in the usual encodings.
    static async Task AssertNowhereAsync(FlowHost host)
    {
        byte[][] forms = [Encoding.UTF8.GetBytes(Pin), Encoding.Unicode.GetBytes(Pin), Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Pin)))];
        int seen = 0, tracked = 0;
        TableServiceClient tables = host.Get<TableServiceClient>();
        await foreach (var table in tables.QueryAsync(cancellationToken: Token))
        {
            await foreach (TableEntity row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: Token))
            {
                foreach (object value in row.Select(cell => cell.Value))
                {
                    Assert.DoesNotContain(Pin, value is BinaryData binary ? Encoding.Latin1.GetString(binary.ToArray()) : $"{value}", StringComparison.Ordinal);
                    tracked += $"{value}".Contains("123456789012", StringComparison.Ordinal) ? 1 : 0;
                    seen++;
                }
            }
        }

        BlobServiceClient blobs = host.Get<BlobServiceClient>();
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: Token))
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync(cancellationToken: Token))
            {
                byte[] content = (await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync(Token)).Value.Content.ToArray();
                Assert.All(forms, form => Assert.Equal(-1, content.AsSpan().IndexOf(form)));
                Assert.DoesNotContain("openings/", blob.Name, StringComparison.Ordinal);
                seen++;
            }
        }

        await foreach (OrchestrationMetadata flow in host.Client.GetAllInstancesAsync(new OrchestrationQuery { FetchInputsAndOutputs = true }))
        {
            Assert.DoesNotContain(Pin, $"{flow.SerializedInput}{flow.SerializedOutput}{flow.SerializedCustomStatus}", StringComparison.Ordinal);
            seen++;
        }

        Assert.All(host.Mails, mail => Assert.DoesNotContain(Pin, $"{mail.Subject}{mail.Text}{mail.Html}", StringComparison.Ordinal));
        Assert.True(tracked > 0, "What is kept is not found either, so the search is no good.");
        Assert.True(seen > 100, $"Only {seen} values were looked at.");
    }
}
