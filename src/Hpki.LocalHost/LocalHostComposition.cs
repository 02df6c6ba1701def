using Hpki.LocalHost.Data;
using Hpki.LocalHost.Identity;
using Hpki.LocalHost.Mailbox;
using Hpki.LocalHost.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Hpki.LocalHost;

/// <summary>Puts the web application together: settings, services, and who sees a request in which order.</summary>
sealed class LocalHostComposition(LocalHostOptions options, DataFolder? folder, AzuriteProcess azurite, Uri address)
{
    readonly LocalSecrets secrets = LocalSecrets.Open(folder?.Path);
    readonly FrontSecret frontSecret = new(LocalSecrets.NewSecret());

    public Uri Address => address;

    public WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        // Loopback only: the mailbox and the demo staff are for the person at this machine.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(address.Port));
        builder.Configuration.AddInMemoryCollection(Settings()).AddInMemoryCollection(options.Settings);
        builder.Logging.SetMinimumLevel(options.LogLevel);
        AddServices(builder.Services);
        WebApplication web = builder.Build();
        Map(web);
        return web;
    }

    Dictionary<string, string?> Settings() => new()
    {
        // A foreign page cannot reach the host under a name of its own (DNS rebinding).
        ["AllowedHosts"] = "localhost;127.0.0.1;[::1]",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["AzureWebJobsStorage"] = azurite.ConnectionString,
        ["SendGrid:Host"] = address.GetLeftPart(UriPartial.Authority),
        ["SendGrid:ApiKey"] = secrets["SendGrid:ApiKey"],
        ["SendGrid:FromAddress"] = "center@example.jp",
        ["SendGrid:FromName"] = "電子認証センター（見本）",
        ["Front:Secret"] = frontSecret.Value,
    };

    void AddServices(IServiceCollection services)
    {
        services.AddSingleton(options.Clock);
        services.AddSingleton(frontSecret);
        services.AddSingleton(new MailStore(folder?.Mailbox));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SendGridEndpoint>(provider, secrets["SendGrid:ApiKey"]));
        services.AddAntiforgery();
        services.AddRazorComponents();
        services.AddAuthentication().AddCookie(StaffCookie.Scheme, cookie =>
        {
            StaffCookie.Configure(cookie);
            // A key ring apart from the app's, as the front is apart from the app in Azure.
            cookie.DataProtectionProvider = folder is null
                ? new EphemeralDataProtectionProvider()
                : DataProtectionProvider.Create(new DirectoryInfo(folder.Keys));
        });
    }

    static void Map(WebApplication web)
    {
        web.UseMiddleware<IdentityFront>();
        web.MapSignIn();
        web.MapMailbox();
    }
}
