using Hpki.LocalRuntime.Durable.Storage;

namespace Hpki.LocalRuntime.Tests.Durable;

public sealed class StoreFailureTests
{
    [Fact]
    public async Task Write_AfterAFailedOne_IsRefused()
    {
        await using DurableStore store = DurableStore.OpenInMemory();
        StoreFailedException? told = null;
        store.Failed += failure => told = failure;

        await Assert.ThrowsAsync<StoreFailedException>(() => store.WriteAsync<bool>(_ => throw new IOException("disk full")));
        StoreFailedException refused = await Assert.ThrowsAsync<StoreFailedException>(() => store.WriteAsync(_ => true));

        Assert.Same(told, refused);
        Assert.Contains("disk full", refused.Message, StringComparison.Ordinal);
    }
}
