using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>What every attack must be answered with: not an error of ours, and if a refusal, one in words.</summary>
static class ClearAnswer
{
    public static async Task AssertAsync(HttpResponseMessage answer, string what)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        Assert.True((int)answer.StatusCode < 500, $"{what} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
        if ((int)answer.StatusCode < 400)
        {
            return;
        }

        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            case "application/problem+json":
                using (JsonDocument problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop)))
                {
                    Assert.NotEmpty(problem.RootElement.GetProperty("title").GetString()!);
                    Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
                }

                break;
            case "text/html":
                IDocument page = await StaffSession.PageOfAsync(answer);
                Assert.NotEmpty(page.QuerySelector("h1")!.TextContent);
                break;
            default:
                Assert.Fail($"{what} was answered {(int)answer.StatusCode} without words ({answer.Content.Headers.ContentType}).");
                break;
        }
    }

    public static async Task AssertAsync(HttpResponseMessage answer, HttpStatusCode expected, string what)
    {
        Assert.True(expected == answer.StatusCode, $"{what} was answered {(int)answer.StatusCode}, not {(int)expected}.");
        await AssertAsync(answer, what);
    }
}
