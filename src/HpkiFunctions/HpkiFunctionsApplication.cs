using System.Text.Encodings.Web;
using System.Text.Unicode;
using Azure.Storage.Blobs;
using Hpki.Correspondence;
using Hpki.Correspondence.Forms;
using Hpki.Pki;
using Hpki.Procedures.Calendar;
using Hpki.Procedures.Documents;
using Hpki.Procedures.Fees;
using Hpki.Procedures.LostReports;
using Hpki.Procedures.Papers;
using Hpki.Procedures.Reissues;
using Hpki.Procedures.Renewals;
using Hpki.Procedures.Requests;
using Hpki.Registry;
using Hpki.Scanning;
using HpkiFunctions.Access;
using HpkiFunctions.Approvals;
using HpkiFunctions.Audit;
using HpkiFunctions.CardBureau;
using HpkiFunctions.Changeovers;
using HpkiFunctions.Deliveries;
using HpkiFunctions.Discontinuations;
using HpkiFunctions.Duty;
using HpkiFunctions.Examinations;
using HpkiFunctions.Flows;
using HpkiFunctions.Guides;
using HpkiFunctions.Holders;
using HpkiFunctions.Intake;
using HpkiFunctions.Intake.Malware;
using HpkiFunctions.Letters;
using HpkiFunctions.Licences;
using HpkiFunctions.LostReports;
using HpkiFunctions.Mails;
using HpkiFunctions.Pages;
using HpkiFunctions.Payments;
using HpkiFunctions.PinDisclosures;
using HpkiFunctions.PinUnblocks;
using HpkiFunctions.Reissues;
using HpkiFunctions.Renewals;
using HpkiFunctions.Requests;
using HpkiFunctions.Revocations;
using HpkiFunctions.Upkeep;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HpkiFunctions;

/// <summary>What the function app needs, registered in one place for both hostings.</summary>
public static class HpkiFunctionsApplication
{
    /// <summary>Adds the app's services and its middleware; the middleware added first runs outermost.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing; the message names it.</exception>
    public static IFunctionsWorkerApplicationBuilder AddHpkiFunctions(
        this IFunctionsWorkerApplicationBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        AddHouses(builder.Services, configuration);
        AddAccess(builder.Services, configuration);
        AddRooms(builder.Services, configuration);
        AddPages(builder.Services, configuration);
        builder.UseMiddleware<AccessMiddleware>();
        return builder;
    }

    static void AddHouses(IServiceCollection services, IConfiguration configuration)
    {
        Settings settings = Settings.From(configuration);
        services.AddSingleton(settings.Counter);
        services.AddSingleton(settings.TableService());
        services.AddSingleton(settings.BlobService());
        services.AddRegistry(settings.Registry());
        services.AddPki(PkiConfiguration.Read(configuration));
        services.AddCorrespondence(configuration);
        services.AddSingleton(new ScanReaderOptions
        {
            CacheDirectory = configuration["Scanning:CacheDirectory"] is { Length: > 0 } directory ? directory : null,
            Forms = FormLayouts.All,
        });

        // Its limits stop what computes for too long, so they count the machine's time, however fast the house's clock runs.
        services.AddSingleton(provider => new ScanReader(
            provider.GetRequiredService<ScanReaderOptions>(), TimeProvider.System, provider.GetService<ILogger<ScanReader>>()));
        services.AddHostedService<WarmUp>();
    }

    static void AddAccess(IServiceCollection services, IConfiguration configuration)
    {
        FrontOptions front = FrontOptions.From(configuration);
        services.AddSingleton(front);
        services.AddSingleton(StaffDirectory.From(configuration));
        services.AddSingleton(WebhookKeys.From(configuration));
        services.AddSingleton<WebhookGate>();
        services.AddSingleton(AccessLimits.From(configuration));
        services.AddSingleton<LookUpWatch>();
        services.AddSingleton<ReadLog>();
        services.AddDataProtection().SetApplicationName("HpkiFunctions");
        services.AddOptions<KeyManagementOptions>().Configure<BlobServiceClient>((options, blobs) =>
            options.XmlRepository = new BlobKeyRing(blobs.GetBlobContainerClient("keys").GetBlobClient("data-protection.xml")));
        services.AddAntiforgery(options => ConfigureAntiforgery(options, front));
        services.AddRazorComponents();

        // Japanese stays Japanese in the pages' source; what HTML means something by is escaped as ever.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    internal static void ConfigureAntiforgery(AntiforgeryOptions options, FrontOptions front)
    {
        options.FormFieldName = "__RequestVerificationToken";
        options.Cookie.Name = "hpki-form";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.SuppressXFrameOptionsHeader = true;
        if (front.BehindAppService)
        {
            // App Service ends TLS, so the app itself sees plain HTTP, over which CookieSecurePolicy.Always refuses to write a token at all.
            options.Cookie.Extensions.Add("secure");
        }
    }

    static void AddRooms(IServiceCollection services, IConfiguration configuration)
    {
        LostReportDurations durations = configuration.GetSection("LostReport").Get<LostReportDurations>() ?? new();
        durations.Validate();
        services.AddSingleton(durations);
        services.AddSingleton(BusinessCalendar.Japan);
        services.AddSingleton(OfficeHours.From(configuration.GetSection("OfficeHours").Get<OfficeTimes>() ?? new(), BusinessCalendar.Japan));
        services.AddSingleton(DutyContact.From(configuration));
        services.AddSingleton<DutyMails>();
        services.AddSingleton<LostReportTerms>();
        services.AddSingleton<SecondCertificateDecisions>();
        services.AddSingleton<LostReportDecisions>();
        services.AddSingleton<LostReportFormDecisions>();
        services.AddSingleton<ReissueDecisions>();
        AddPaperRequests(services, configuration);
        AddRenewals(services, configuration);
        services.AddSingleton<CallContents>();
        services.AddSingleton<LostReportDesk>();
        services.AddSingleton<RequestDesk>();
        services.AddSingleton<RequestForms>();
        services.AddSingleton<EmergencyRevocations>();
        services.AddSingleton<StatusMailTexts>();
        services.AddSingleton<LetterPapers>();
        services.AddSingleton<OvertakenLetters>();
        services.AddSingleton<LetterDesk>();
        services.AddSingleton<LetterPrintRuns>();
        services.AddSingleton<MailReports>();
        services.AddSingleton<WaitingRequests>();
        services.AddSingleton<PaperTargets>();
        services.AddSingleton<ScanDocuments>();
        services.AddSingleton<ScanRouting>();
        services.AddSingleton<StackSorting>();
        services.AddSingleton<ScanFiling>();
        AddMalwareScanner(services, MalwareOptions.From(configuration));
        services.AddSingleton<ScanDesk>();
        services.AddSingleton<CorrectionDesk>();
        services.AddSingleton<DocumentDesk>();
        services.AddSingleton<RedactionDesk>();
        services.AddSingleton<PaperReportDecisions>();
        services.AddSingleton<PaperReportDesk>();
        services.AddSingleton<ScanRescue>();
        services.AddSingleton<HolderDesk>();
        services.AddSingleton(UpkeepOptions.From(configuration));
        services.AddSingleton(GuideOptions.From(configuration));
        services.AddSingleton<GuideLimit>();
        services.AddSingleton<GuideTickets>();
        services.AddSingleton<GuideDesk>();
        services.AddSingleton<HistoryPurges>();
        RetentionTerms retention = configuration.GetSection("Retention").Get<RetentionTerms>() ?? new();
        retention.Validate();
        services.AddSingleton(retention);
        services.AddSingleton<ScanRetention>();
        services.AddSingleton<AuditRuns>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<ExportDocuments>();
        services.AddSingleton<ExportContents>();
        services.AddSingleton<HolderExports>();
        services.AddSingleton<FlowAudit>();
        services.AddSingleton<StoppedFlows>();
        services.AddSingleton<FlowDesk>();
    }

    static void AddRenewals(IServiceCollection services, IConfiguration configuration)
    {
        ReminderTerms known = configuration.GetSection("RenewalReminders").Get<ReminderTerms>() ?? new();
        ReminderTerms terms = known with { DaysBefore = configuration.GetSection("RenewalReminders:DaysBefore").Get<int[]>() ?? new ReminderTerms().DaysBefore };
        terms.Validate();
        services.AddSingleton(terms);
        services.AddSingleton<ReminderStages>();
        services.AddSingleton<RenewalNotices>();
        services.AddSingleton<DueReminders>();
        services.AddSingleton<ReminderRuns>();
        services.AddSingleton<RenewalMailTexts>();
    }

    static void AddPaperRequests(IServiceCollection services, IConfiguration configuration)
    {
        PaperDurations durations = configuration.GetSection("PaperRequests").Get<PaperDurations>() ?? new();
        durations.Validate();
        services.AddSingleton(durations);
        PaperTerms terms = configuration.GetSection("Papers").Get<PaperTerms>() ?? new();
        terms.Validate();
        services.AddSingleton(terms);
        services.AddSingleton(PaperRules.From(Named(configuration, "Papers:Required")));
        services.AddSingleton(ReissueLetters.From(Named(configuration, "ReissueLetters")));
        services.AddSingleton(configuration["Fees:File"] is { Length: > 0 } file ? FeeTable.Parse(File.ReadAllText(file)) : FeeTable.Known);
        CardBureauOptions bureau = CardBureauOptions.From(configuration);
        services.AddSingleton(bureau);
        services.AddSingleton(PinDisclosureOptions.From(configuration, bureau.Escrow));
        services.AddSingleton<PinDisclosureDecisions>();
        services.AddSingleton(PinUnblockOptions.From(configuration));
        services.AddSingleton<PinUnblockDecisions>();
        services.AddSingleton<DiscontinuationDecisions>();
        services.AddSingleton<PinOpenings>();
        services.AddSingleton<PaperCourse>();
        services.AddSingleton<PaperEnds>();
        services.AddSingleton<PaperFiling>();
        services.AddSingleton<PaperMailTexts>();
        services.AddSingleton<ExaminationDecisions>();
        services.AddSingleton<ExaminationDesk>();
        services.AddSingleton<LicenceDecisions>();
        services.AddSingleton<ApprovalDecisions>();
        services.AddSingleton<FeeDecisions>();
        services.AddSingleton<PaymentDecisions>();
        services.AddSingleton<PaymentDesk>();
        services.AddSingleton<BankFileDesk>();
        services.AddSingleton<BureauAnswers>();
        services.AddSingleton<BureauReading>();
        services.AddSingleton<BureauSending>();
        services.AddSingleton<CardBureauExchange>();
        services.AddSingleton<CardBureauDesk>();
        services.AddSingleton<ProductionDecisions>();
        services.AddSingleton<DeliveryDecisions>();
        services.AddSingleton<ReturnedCards>();
        services.AddSingleton<CardTasks>();
    }

    // Names of settings stand in sections, names of rules are joined by dots.
    static Dictionary<string, string> Named(IConfiguration configuration, string section) => configuration.GetSection(section)
        .AsEnumerable(makePathsRelative: true)
        .Where(setting => setting.Value is { Length: > 0 })
        .ToDictionary(setting => setting.Key.Replace(ConfigurationPath.KeyDelimiter, ".", StringComparison.Ordinal), setting => setting.Value!);

    static void AddMalwareScanner(IServiceCollection services, MalwareOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<MalwareGate>();
        _ = options.Scanner switch
        {
            MalwareScannerKind.Off => services.AddSingleton<IMalwareScanner, NoMalwareScanner>(),
            MalwareScannerKind.Clamd => services.AddSingleton<IMalwareScanner, ClamdScanner>(),
            MalwareScannerKind.AzureTag => services.AddSingleton<IMalwareScanner, AzureTagScanner>(),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Scanner, "Nobody is registered for this scanner."),
        };
    }

    static void AddPages(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PageOptions.From(configuration));
        services.AddSingleton(StaffNames.From(configuration));
        services.AddSingleton<ConsoleFrames>();
        services.AddSingleton<HolderNames>();
        services.AddSingleton<WorkRows>();
        services.AddSingleton<Searches>();
        services.AddSingleton<RequestViews>();
        services.AddSingleton<RequestParts>();
        services.AddSingleton<StartModels>();
        services.AddSingleton<HolderModels>();
        services.AddSingleton<HoldPromises>();
        services.AddSingleton<CallModels>();
        services.AddSingleton<RequestModels>();
        services.AddSingleton<LetterModels>();
        services.AddSingleton<TaskModels>();
        services.AddSingleton<ExaminationSheets>();
        services.AddSingleton<FeePanels>();
        services.AddSingleton<BankModels>();
        services.AddSingleton<CardBureauModels>();
        services.AddSingleton<ScanModels>();
        services.AddSingleton<TrayDocumentModels>();
        services.AddSingleton<RenewalModels>();
        services.AddSingleton<RevocationListModels>();
        services.AddSingleton<AuditModels>();
        services.AddSingleton<FlowModels>();
        services.AddSingleton<GuideModels>();
    }
}
