namespace Hpki.Registry.Tests;

public sealed class StorageCounterTests(Azurite azurite)
{
    [Fact]
    public async Task ByOperation_AfterCalls_NamesServiceMethodAndTableButNoKey()
    {
        await using TestRegistry registry = await TestRegistry.CreateAsync(azurite);
        string holderId = (await registry.RegisterAsync()).Holder.HolderId;
        registry.Counter.Reset();

        await registry.Holders.OpenAsync(holderId, TestContext.Current.CancellationToken);
        await registry.Documents.SaveAsync("d-1", "application/pdf", new byte[] { 1 }, TestContext.Current.CancellationToken);
        await registry.Documents.SaveAsync("d-1", "application/pdf", new byte[] { 1 }, TestContext.Current.CancellationToken);

        // The second save asks what stands there.
        Assert.Equal((1, 3, 4), (registry.Counter.Tables, registry.Counter.Blobs, registry.Counter.Total));
        Assert.Equal(3, registry.Counter.ByOperation().Count);
        Assert.All(registry.Counter.ByOperation().Keys, operation => Assert.DoesNotContain(holderId, operation, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(31, "", "LookupKey")]
    [InlineData(32, "1abc", "Prefix")]
    [InlineData(32, "a-b", "Prefix")]
    public void Validate_OptionCannotBeRight_NamesIt(int keyBytes, string prefix, string named)
    {
        RegistryOptions options = new() { TablesConnection = "", BlobsConnection = "", LookupKey = new byte[keyBytes], Prefix = prefix };

        var problem = Assert.Throws<ArgumentException>(options.Validate);

        Assert.StartsWith(named, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void From_SameSource_IsTheSameIdAndLooksLikeNew()
    {
        string id = Model.RecordId.From('t', "k1");

        Assert.Equal(id, Model.RecordId.From('t', "k1"));
        Assert.NotEqual(id, Model.RecordId.From('t', "k2"));
        Assert.NotEqual(id[1..], Model.RecordId.From('d', "k1")[1..]);
        Assert.Equal(Model.RecordId.New('t').Length, id.Length);
        Assert.Matches("^t[a-z0-9]{20}$", id);
    }
}
