using Azure.Storage.Blobs;
using Hpki.LocalHost.CardBureau;
using Hpki.LocalHost.Data;
using Hpki.LocalHost.Flows;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Mailbox;
using Hpki.LocalHost.Seeding;
using Hpki.LocalHost.Timers;
using Hpki.LocalRuntime.Functions;
using HpkiFunctions;
using HpkiFunctions.Flows;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.DataProtection;

namespace Hpki.LocalHost;

/// <summary>Puts the web application together: settings, services, and who sees a request in which order.</summary>
sealed class LocalHostComposition(LocalHostOptions options, DataFolder? folder, string keyFolder, string storage, Uri address)
{
    readonly LocalSecrets secrets = LocalSecrets.Open(folder?.Path);
    readonly FrontSecret frontSecret = new(LocalSecrets.NewSecret());
    WebhookSigner? webhooks;

    WebhookSigner Webhooks => webhooks ??= new(secrets.Get(LocalHostSettings.WebhookKey, WebhookSigner.NewKey));

    public WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        // Loopback only: the mailbox and the demo staff are for the person at this machine.
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(address.Port);
            kestrel.AddServerHeader = false;
        });
        builder.Configuration
            .AddInMemoryCollection(LocalHostSettings.Of(address, storage, secrets, frontSecret, Webhooks, keyFolder))
            .AddInMemoryCollection(options.Settings);
        builder.Logging.SetMinimumLevel(options.LogLevel);
        AddHost(builder.Services);
        builder.AddFunctionsApplication(typeof(HpkiFunctionsApplication).Assembly, Functions()).AddHpkiFunctions(builder.Configuration);
        if (options.SeedDemoData)
        {
            // After the app's own start, which makes its tables, and before the web server's.
            builder.Services.AddHostedService<DemoSeeding>();
        }
        options.Services?.Invoke(builder.Services);
        WebApplication web = builder.Build();
        web.UseStatusCodePages(unanswered => UnroutedRequests.AnswerAsync(unanswered.HttpContext));
        web.UseMiddleware<IdentityFront>();
        web.MapSignIn();
        web.MapMailbox();
        web.MapTimers();
        web.MapCardBureau();
        web.MapFunctions();
        return web;
    }

    LocalFunctionsOptions Functions() => new()
    {
        DataFolder = folder?.Orchestrations,
        RoutePrefix = HostJson.ReadRoutePrefix(Path.Combine(AppContext.BaseDirectory, "host.json")),
    };

    void AddHost(IServiceCollection services)
    {
        services.AddSingleton(options.Clock);
        services.AddSingleton(frontSecret);
        services.AddSingleton(new MailStore(folder?.Mailbox));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SendGridEndpoint>(provider, secrets[LocalHostSettings.SendGridKey]));
        services.AddSingleton(new ProviderConduct(options.ReportDeliveries));
        services.AddSingleton(_ => Webhooks);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ProviderReports>(provider, address));
        services.AddHostedService<AutomaticDelivery>();
        services.AddSingleton<MailboxPages>();
        services.AddSingleton(_ => EscrowCeremony.Read(secrets.Get(LocalHostSettings.Escrow, EscrowCeremony.OfThisProcess)));
        services.AddSingleton(new BureauConduct(options.BureauWorksByItself));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DemoCardBureau>(provider, new BlobServiceClient(storage)));
        services.AddHostedService<BureauShift>();
        services.AddSingleton<DemoRegistration>();
        services.AddSingleton<SampleRegister>();
        services.AddSingleton<IFlowInsight, LocalFlowInsight>();
        services.AddAuthentication().AddCookie(StaffCookie.Scheme, cookie =>
        {
            StaffCookie.Configure(cookie);
            // A key ring apart from the app's, as the front is apart from the app in Azure.
            cookie.DataProtectionProvider = folder is null
                ? new EphemeralDataProtectionProvider()
                : DataProtectionProvider.Create(new DirectoryInfo(folder.FrontKeys));
        });
    }
}
