using System.Net;
using System.Text;
using Hpki.Console;
using Hpki.LocalHost.Identity;
using HpkiFunctions.Tests.Pages;

namespace HpkiFunctions.Tests.Attacks;

/// <summary>What large bodies leave in memory. Run alone: the memory of the process is everybody's.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests(AttackHost host) : IClassFixture<AttackHost>
{
    [Fact]
    public async Task Body_OfAMegabyte_IsRefusedAndMemoryStaysBounded()
    {
        using StaffSession reception = await StaffSession.SignInAsync(host, DemoStaffDirectory.Reception);
        string token = StaffSession.TokenOf(await reception.PageAsync(ConsoleRoutes.Search));
        string megabyte = new('x', 1_000_000);
        long before = 0;

        for (int turn = 0; turn < 110; turn++)
        {
            // The first ones fill pools of buffers, which stay.
            before = turn == 60 ? GC.GetTotalMemory(forceFullCollection: true) : before;
            HttpResponseMessage body = await reception.SendAsync(HttpMethod.Post, "/api/holders/search",
                new StringContent($$"""{"kind":"FullName","value":"{{megabyte}}"}""", Encoding.UTF8, "application/json"));
            HttpResponseMessage form = await reception.PostAsync(ConsoleRoutes.Search, token, ("query", megabyte));
            await ClearAnswer.AssertAsync(body, HttpStatusCode.RequestEntityTooLarge, "A megabyte of JSON");
            await ClearAnswer.AssertAsync(form, HttpStatusCode.RequestEntityTooLarge, "A megabyte of form");
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 25_000_000);
    }
}
