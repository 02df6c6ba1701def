using Hpki.Correspondence.Mail.PaperRequests;
using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Deficiencies;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Requests;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Problems;
using HpkiFunctions.RegisterChanges;

namespace HpkiFunctions.Tests.Flows;

/// <summary>連絡先変更 from the papers to the register.</summary>
public sealed class ContactChangeFlowTests
{
    static readonly ContactInput Everything = new()
    {
        MailAddress = "atarashii@example.jp",
        PhoneNumber = "090-0000-5678",
        ResidencePostalCode = "〒530-0001",
        ResidenceAddress = "大阪府大阪市北区見本町2-2",
        Workplace = "見本第二病院",
    };

    [Fact]
    public async Task Everything_ChangedWithTheResidenceRecord_StandsInTheRegisterAndIsToldAtBothAddresses()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);

        await RefusedAsync("findings", () => host.ExamineContactsAsync(doctor, Everything));
        await host.ExamineContactsAsync(doctor, Everything, new ItemFinding(PaperItem.ResidenceRecord, PaperFinding.Present) { IssuedOn = new(2026, 11, 20) });

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        RegisterChange change = file.ChangeOf(id)!;
        Assert.Equal(RequestState.Completed, file.Request(id).State);
        Assert.Equal(
            ("atarashii@example.jp", "090-0000-5678", "5300001", "大阪府大阪市北区見本町2-2", "見本第二病院", new DateOnly(2026, 11, 24)),
            (file.Holder.MailAddress, file.Holder.PhoneNumber, file.Holder.ResidencePostalCode, file.Holder.ResidenceAddress, file.Holder.Workplace, file.Holder.ResidenceChangedOn));
        Assert.Equal(("mihon.taro@example.jp", "03-0000-1234", "1000001 東京都千代田区見本町1-1"), (change.FormerMailAddress, change.FormerPhoneNumber, change.FormerResidence));
        Assert.Equal(["mihon.taro@example.jp"], To(host, PaperRequestTemplates.ContactsChangedFormerly));
        Assert.Equal(["atarashii@example.jp"], To(host, PaperRequestTemplates.ContactsChanged));
        Assert.DoesNotContain(host.Mails, mail => mail.Text!.Contains("見本第二病院", StringComparison.Ordinal));
        Assert.Equal("Residence Phone Mail Workplace", Assert.Single(await host.EventsAsync(doctor, "holder.contacts-changed")).Facts["changed"]);
    }

    [Fact]
    public async Task Telephone_Alone_NeedsNoResidenceRecord_AndTheFormerAddressIsNotWrittenTo()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync();
        string id = await ApplyAsync(host, doctor);

        await RefusedAsync("newContacts", () => host.ExamineContactsAsync(doctor, new() { PhoneNumber = "03-0000-1234" }));
        await RefusedAsync("newContacts", () => host.ExamineContactsAsync(doctor, new() { PhoneNumber = "119" }));
        await RefusedAsync("newContacts", () => host.ExamineContactsAsync(doctor, new() { MailAddress = "見本@example.jp" }));
        await host.ExamineContactsAsync(doctor, new() { PhoneNumber = "０６-０000-5678" });

        HolderFile file = await host.FileAsync(doctor.Holder.HolderId);
        Assert.Equal((RequestState.Completed, "0600005678", null), (file.Request(id).State, file.Holder.PhoneNumber, file.Holder.ResidenceChangedOn));
        Assert.Equal([PaperRequestTemplates.Received, PaperRequestTemplates.ContactsChanged], Paperwork.MailsOf(host));
    }

    [Fact]
    public async Task MailAddress_OfAHolderWhoHadNone_IsWrittenToFromNowOn()
    {
        await using FlowHost host = await FlowHost.StartAsync();
        HolderFile doctor = await host.DoctorAsync(mailAddress: null);
        string id = await ApplyAsync(host, doctor);

        await host.ExamineContactsAsync(doctor, new() { MailAddress = "atarashii@example.jp" });

        Assert.Equal(RequestState.Completed, await host.StateAsync(doctor, id));
        Assert.Empty(To(host, PaperRequestTemplates.ContactsChangedFormerly));
        Assert.Equal(["atarashii@example.jp"], To(host, PaperRequestTemplates.ContactsChanged));
    }

    static Task<string> ApplyAsync(FlowHost host, HolderFile doctor) => host.ApplyAsync(doctor, ProcedureKind.ContactChange, DocumentKind.ContactChangeNotice);

    static IEnumerable<string> To(FlowHost host, string template) =>
        host.Mails.Where(mail => mail.Categories.Contains(template)).SelectMany(mail => mail.To).Select(to => to.Email);

    static async Task RefusedAsync(string field, Func<Task> act) => Assert.Equal(field, (await Assert.ThrowsAsync<ProblemException>(act)).Problem.Field);
}
