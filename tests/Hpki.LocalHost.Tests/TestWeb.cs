using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Hpki.LocalHost.Tests;

/// <summary>A small web application on a free port, for one part of the host at a time.</summary>
static class TestWeb
{
    public static async Task<(WebApplication Web, Uri Address)> StartAsync(Action<IServiceCollection> services, Action<WebApplication> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        services(builder.Services);
        WebApplication web = builder.Build();
        map(web);
        await web.StartAsync(TestContext.Current.CancellationToken);
        return (web, new Uri(web.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }
}
