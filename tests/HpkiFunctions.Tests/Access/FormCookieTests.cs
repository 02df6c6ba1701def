using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HpkiFunctions.Tests.Access;

public sealed class FormCookieTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FormCookie_OverPlainHttp_IsSecureBehindAppServiceAlone(bool behindAppService)
    {
        using ServiceProvider services = new ServiceCollection().AddLogging().AddDataProtection().Services
            .AddAntiforgery(options => HpkiFunctionsApplication.ConfigureAntiforgery(options, new(behindAppService, Secret: null)))
            .BuildServiceProvider();
        DefaultHttpContext http = new() { RequestServices = services };

        services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);

        string cookie = http.Response.Headers.SetCookie.ToString();
        Assert.StartsWith("hpki-form=", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.Equal(behindAppService, cookie.Contains("; secure", StringComparison.Ordinal));
    }
}
