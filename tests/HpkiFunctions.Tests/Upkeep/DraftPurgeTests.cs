using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Forms;
using Hpki.Registry.Drafts;
using HpkiFunctions.Guides;
using HpkiFunctions.Tests.Flows;
using HpkiFunctions.Upkeep;

namespace HpkiFunctions.Tests.Upkeep;

/// <summary>What was typed and never sent goes by night; what came on paper stays.</summary>
public sealed class DraftPurgeTests
{
    static readonly ProcedureGuide Guide = ProcedureGuides.Find("reissue")!;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nights_OverTheAge_DeleteWhatNoPaperFollowed()
    {
        await using FlowHost host = await FlowHost.StartAsync(("Upkeep:DraftDays", "3"), ByTheClock.On(nameof(UpkeepFunctions.DeleteOldDrafts)));
        DraftReference unsent = await TypeAsync(host, "見本 一郎");
        DraftReference sent = await TypeAsync(host, "見本 二郎");
        await host.Get<DraftStore>().UseAsync(sent, "d-of-the-tests", "R0000000001", Token);

        await host.SkipAsync(TimeSpan.FromDays(2));
        bool afterTwoDays = await IsThereAsync(host, unsent);
        await host.SkipAsync(TimeSpan.FromDays(2));

        Assert.True(afterTwoDays);
        Assert.False(await IsThereAsync(host, unsent));
        Assert.True(await IsThereAsync(host, sent));
    }

    static async Task<DraftReference> TypeAsync(FlowHost host, string name) =>
        (await host.Get<GuideDesk>().SaveAsync(Guide, new Dictionary<string, string> { ["holder.name"] = name }, "a-page-of-the-tests", Token)).Reference;

    static async Task<bool> IsThereAsync(FlowHost host, DraftReference reference) => await host.Get<DraftStore>().FindAsync(reference, Token) is not null;
}
