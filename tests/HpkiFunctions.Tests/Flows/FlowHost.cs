using System.Security.Cryptography;
using Hpki.Correspondence.Mail.LostReports;
using Hpki.LocalHost;
using Hpki.LocalHost.Mailbox;
using Hpki.LocalRuntime;
using Hpki.LocalRuntime.Clocks;
using Hpki.LocalRuntime.Durable;
using Hpki.LocalRuntime.Functions;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Keys;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Cards;
using Hpki.Procedures.Staff;
using Hpki.Registry.Holders;
using Hpki.Registry.Model;
using HpkiFunctions.Access;
using HpkiFunctions.Requests;
using HpkiFunctions.Tests.Crashes;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Flows;

/// <summary>The whole product in memory on a virtual clock, and what a test needs of it: a doctor with a real card, staff, and time that skips.</summary>
public sealed class FlowHost : IAsyncDisposable
{
    /// <summary>A Tuesday, 10:00 in Tokyo.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    readonly LocalHostApplication application;

    FlowHost(LocalHostApplication application, VirtualTime clock)
    {
        this.application = application;
        Clock = clock;
    }

    public static StaffPrincipal Reception { get; } = new("s-reception", "受付 花子", [StaffRole.Reception]);

    public static StaffPrincipal Examiner { get; } = new("s-examiner", "審査 一郎", [StaffRole.Examiner]);

    public static StaffPrincipal Approver { get; } = new("s-approver", "承認 桜", [StaffRole.Approver]);

    public VirtualTime Clock { get; }

    public Uri Address => application.Address;

    public DurableTaskClient Client => Engine.Client;

    public DurableSignals Signals => new(Client);

    public IReadOnlyList<CapturedMail> Mails => application.Mails.All;

    /// <summary>The mails that did not go to the duty officer.</summary>
    public IEnumerable<CapturedMail> MailsToHolders => Mails.Where(mail => !mail.Categories.Intersect(LostReportTemplates.ToDutyOfficer).Any());

    public LocalDurableTaskEngine Engine => Get<EngineService>().Engine;

    public static async Task<FlowHost> StartAsync(params (string Key, string? Value)[] settings) =>
        await StartAsync(
            new LocalHostOptions
            {
                Port = 0,
                SeedDemoData = false,
                LogLevel = Microsoft.Extensions.Logging.LogLevel.None,
                Storage = (await SharedAsync()).TakeStorage(),
                Settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value),
            },
            HouseClock.StartingAt(Start));

    /// <summary>The product as composed by the test, for one that starts it again on the same data.</summary>
    public static async Task<FlowHost> StartAsync(LocalHostOptions options, VirtualTime clock)
    {
        SharedParts shared = await SharedAsync();
        LocalHostOptions composed = options with
        {
            Clock = clock,
            Settings = ByTheClock.NightlyOff.Concat(options.Settings)
                .GroupBy(setting => setting.Key).ToDictionary(group => group.Key, group => group.Last().Value),
            Services = services =>
            {
                services.AddSingleton<ISignerSource>(shared.Keys);
                options.Services?.Invoke(services);
            },
        };
        return new(await LocalHostApplication.StartAsync(composed, TestContext.Current.CancellationToken), clock);
    }

    public static async Task<SharedParts> SharedAsync() =>
        await TestContext.Current.GetFixture<SharedParts>() ?? throw new InvalidOperationException("There are no shared parts.");

    public T Get<T>()
        where T : notnull => application.Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => application.DisposeAsync();

    /// <summary>Lets everything that can happen now happen.</summary>
    public Task SettleAsync() => Clock.SettleAsync(TestContext.Current.CancellationToken);

    /// <summary>Skips time, stopping wherever a timer of a flow fires or a day's timer function runs.</summary>
    public Task SkipAsync(TimeSpan time) => Clock.SkipAsync(time, TestContext.Current.CancellationToken);

    public async Task<HolderFile> FileAsync(string holderId) =>
        await Get<HolderRegistry>().OpenAsync(holderId, TestContext.Current.CancellationToken);

    /// <summary>Registers an invented doctor with a card in force whose certificates the authority really issued.</summary>
    public async Task<HolderFile> DoctorAsync(string? mailAddress = "mihon.taro@example.jp", string serial = "MD00000001", string registrationNumber = "990001")
    {
        string holderId = RecordId.New('h');
        DateOnly first = TokyoTime.DateOf(Start);
        Card card = new()
        {
            CardSerial = serial,
            HolderId = holderId,
            State = CardState.Active,
            IssuedOn = first,
            ExpiresOn = new(2031, 11, 23),
            SigningCertificateSerial = await IssueAsync(serial, CertificatePurpose.Signing, first),
            AuthenticationCertificateSerial = await IssueAsync(serial, CertificatePurpose.Authentication, first),
        };
        return await Get<HolderRegistry>().RegisterAsync(
            new()
            {
                HolderId = holderId,
                FamilyName = "見本",
                GivenName = "太郎",
                FamilyKana = "ミホン",
                GivenKana = "タロウ",
                RomajiName = "MIHON TARO",
                BirthDate = new(1975, 4, 1),
                MedicalRegistrationNumber = registrationNumber,
                JmaMemberId = "0000990001",
                IsJmaMember = true,
                MailAddress = mailAddress,
                PhoneNumber = "03-0000-1234",
                ResidencePostalCode = "1000001",
                ResidenceAddress = "東京都千代田区見本町1-1",
                RevocationWordHash = RevocationWord.Hash("みほんざくら"),
                RegisteredAt = Clock.GetUtcNow(),
            },
            [card],
            Actor.System,
            TestContext.Current.CancellationToken);
    }

    async Task<string> IssueAsync(string serial, CertificatePurpose purpose, DateOnly first)
    {
        using RSA key = RSA.Create(InventedDoctors.NobodysKey());
        IssuedCertificate certificate = await Get<ICertificationAuthority>().IssueAsync(
            new()
            {
                OrderKey = $"{serial}-{purpose}",
                Purpose = purpose,
                RomajiName = "MIHON TARO",
                SubjectSerialNumber = serial,
                SubjectKey = SubjectKey.From(key),
                FirstDay = first,
                LastDay = new(2031, 11, 23),
            },
            TestContext.Current.CancellationToken);
        return certificate.Serial.Hex;
    }
}
