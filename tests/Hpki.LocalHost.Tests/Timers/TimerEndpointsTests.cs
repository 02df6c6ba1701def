using System.Net;
using System.Text;
using Hpki.Console.LocalPages;
using Hpki.LocalHost.Demo;
using Hpki.LocalHost.Identity;
using Hpki.Pki.Authorities;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;

namespace Hpki.LocalHost.Tests.Timers;

public sealed class TimerEndpointsTests(LocalHost host) : IClassFixture<LocalHost>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trigger_ByAnAdmin_HasRunTheTimerWhenItAnswers()
    {
        using StaffClient admin = await SignInAsync(DemoStaffDirectory.Admin);
        long before = (await CrlAsync()).Number;

        HttpStatusCode answer = await admin.PostForStatusAsync("/local/timers/IssueDailyCrls", new { }, Stop);

        Assert.Equal(HttpStatusCode.NoContent, answer);
        Assert.Equal(before + 1, (await CrlAsync()).Number);
    }

    [Fact]
    public async Task Trigger_OfNoTimer_IsNotFound()
    {
        using StaffClient admin = await SignInAsync(DemoStaffDirectory.Admin);

        Assert.Equal(HttpStatusCode.NotFound, await admin.PostForStatusAsync("/local/timers/Nothing", new { }, Stop));
    }

    [Fact]
    public async Task Trigger_ByAnother_IsRefused()
    {
        using StaffClient reception = await SignInAsync(DemoStaffDirectory.Reception);

        Assert.Equal(HttpStatusCode.Forbidden, await reception.PostForStatusAsync("/local/timers/SweepPending", new { }, Stop));
    }

    [Fact]
    public async Task Trigger_ByNobody_IsRefused()
    {
        using HttpClient nobody = new() { BaseAddress = host.Application.Address };
        using StringContent body = new("", Encoding.UTF8, "application/json");

        HttpResponseMessage answer = await nobody.PostAsync(new Uri("/local/timers/SweepPending", UriKind.Relative), body, Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    Task<StaffClient> SignInAsync(DemoStaff member) => StaffClient.SignInAsync(host.Application.Address, member, Stop);

    Task<PublishedCrl> CrlAsync() => host.Application.Services.GetRequiredService<ICertificationAuthority>().ReadCrlAsync(CertificatePurpose.Signing, Stop);
}
