using System.Net;
using HpkiFunctions.Access;
using HpkiFunctions.Guides;
using HpkiFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace HpkiFunctions.Tests.Guides;

public sealed class GuideLimitTests
{
    readonly FakeTimeProvider time = new();

    [Fact]
    public void Count_AboveTheLimitOfAnAddress_IsRefusedUntilTheWindowHasPassed()
    {
        GuideLimit limit = Limit(behindAppService: false);
        limit.Count(From("192.0.2.1"));
        limit.Count(From("192.0.2.1"));

        Problem refused = Assert.Throws<ProblemException>(() => limit.Count(From("192.0.2.1"))).Problem;

        Assert.Equal((429, "too-many-forms", TimeSpan.FromMinutes(10)), (refused.Status, refused.Code, refused.RetryAfter));
        limit.Count(From("192.0.2.2"));
        time.Advance(TimeSpan.FromMinutes(10));
        limit.Count(From("192.0.2.1"));
    }

    [Fact]
    public void Count_AboveTheLimitTogether_IsRefusedForEverybody()
    {
        GuideLimit limit = Limit(behindAppService: false);
        for (int i = 0; i < 5; i++)
        {
            limit.Count(From($"192.0.2.{i}"));
        }

        Assert.Throws<ProblemException>(() => limit.Count(From("192.0.2.200")));
    }

    [Fact]
    public void Count_OneHouseholdOfIPv6_IsOneAddress()
    {
        GuideLimit limit = Limit(behindAppService: false);
        limit.Count(From("2001:db8:1:2::1"));
        limit.Count(From("2001:db8:1:2:ffff::9"));

        Assert.Throws<ProblemException>(() => limit.Count(From("2001:db8:1:2::3")));
        limit.Count(From("2001:db8:1:3::1"));
    }

    [Fact]
    public void Count_BehindTheFront_BelievesOnlyWhomTheFrontSaw()
    {
        GuideLimit limit = Limit(behindAppService: true);
        limit.Count(From("10.0.0.1", "203.0.113.7, 198.51.100.1:4711"));
        limit.Count(From("10.0.0.1", "203.0.113.8, 198.51.100.1:4712"));

        Assert.Throws<ProblemException>(() => limit.Count(From("10.0.0.1", "203.0.113.9, 198.51.100.1:4713")));
        limit.Count(From("10.0.0.1", "198.51.100.2:4711"));
    }

    [Fact]
    public void Count_WithoutAFront_BelievesNoHeader()
    {
        GuideLimit limit = Limit(behindAppService: false);
        limit.Count(From("192.0.2.1", "198.51.100.1"));
        limit.Count(From("192.0.2.1", "198.51.100.2"));

        Assert.Throws<ProblemException>(() => limit.Count(From("192.0.2.1", "198.51.100.3")));
    }

    GuideLimit Limit(bool behindAppService) => new(new() { PerAddress = 2, Together = 5, WindowMinutes = 10 }, new FrontOptions(behindAppService, null), time);

    static HttpRequest From(string address, string? forwarded = null)
    {
        DefaultHttpContext http = new();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (forwarded is not null)
        {
            http.Request.Headers["X-Forwarded-For"] = forwarded;
        }

        return http.Request;
    }
}
