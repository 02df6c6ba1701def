using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Hpki.Pki.Certificates;
using Hpki.Pki.Crls;
using Hpki.Pki.Tests.Parts;

namespace Hpki.Pki.Tests;

/// <summary>The list that everyone is handed out of memory.</summary>
public sealed class CrlCopyTests(AzuriteFixture azurite, TestKeys keys)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadPublicCrlAsync_ManyAtOnce_AskTheStoreOnce()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        await pki.CrlAsync();
        pki.Tap.Operations.Clear();

        PublicCrl[] first = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ReadAsync(pki)));
        PublicCrl[] young = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ReadAsync(pki)));
        int whileYoung = pki.Tap.Operations.Count;
        pki.Time.Advance(CrlCopy.MostAge + TimeSpan.FromTicks(1));
        PublicCrl[] old = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ReadAsync(pki)));

        Assert.Equal((1, 2), (whileYoung, pki.Tap.Operations.Count));
        Assert.All([.. first, .. young, .. old], crl => Assert.Same(first[0], crl));
    }

    [Fact]
    public async Task ReadPublicCrlAsync_ListOfThisProcess_IsHandedOutAtOnceWithoutTheStore()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        IssuedCertificate issued = await pki.IssueAsync();
        PublicCrl before = await ReadAsync(pki);

        await pki.RevokeAsync(issued);
        pki.Tap.Operations.Clear();
        PublicCrl after = await ReadAsync(pki);

        Assert.Equal(before.Number + 1, after.Number);
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.True(CrlReader.Read(after.Der).Contains(issued.Serial));
        Assert.Empty(pki.Tap.Operations);
    }

    [Fact]
    public async Task ReadPublicCrlAsync_ListOfAnotherMachine_IsThereWithinTheAgeUnderTheSameTag()
    {
        string account = azurite.NewAccount();
        await using TestPki writer = new(account, keys.Folder);
        await using TestPki reader = new(account, keys.Folder);
        IssuedCertificate issued = await writer.IssueAsync();
        PublicCrl before = await ReadAsync(reader);

        await writer.RevokeAsync(issued);
        reader.Time.Advance(CrlCopy.MostAge + TimeSpan.FromTicks(1));
        PublicCrl after = await ReadAsync(reader);

        Assert.Equal(before.Number + 1, after.Number);
        Assert.Equal((await ReadAsync(writer)).ETag, after.ETag);
    }

    [Fact]
    public async Task ReadPublicCrlAsync_StoreFails_HandsOutTheLastUntilItsNextUpdateAndThenNothing()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        PublicCrl last = await ReadAsync(pki);
        pki.Tap.Before = _ => throw new RequestFailedException(503, "down");

        pki.Time.Advance(TimeSpan.FromHours(95));
        PublicCrl kept = await ReadAsync(pki);
        pki.Time.Advance(TimeSpan.FromHours(1));
        CrlUnavailableException error = await Assert.ThrowsAsync<CrlUnavailableException>(() => ReadAsync(pki));
        pki.Tap.Before = _ => Task.CompletedTask;
        await pki.Authority.IssueDailyCrlsAsync(Cancel);

        Assert.Same(last, kept);
        Assert.IsType<RequestFailedException>(error.InnerException);
        Assert.Equal(last.Number + 1, (await ReadAsync(pki)).Number);
    }

    [Fact]
    public async Task ReadPublicCrlAsync_StoreFailsBeforeAnyListWasRead_HandsOutNothingAndSaysSo()
    {
        StorageTap tap = new() { Before = _ => throw new RequestFailedException(503, "down") };
        BlobClientOptions blobs = new() { Retry = { MaxRetries = 0 } };
        blobs.AddPolicy(tap, HttpPipelinePosition.PerCall);
        List<string> lines = [];
        CrlCopy cold = new(CertificatePurpose.Signing, new(new BlobServiceClient(azurite.NewAccount(), blobs)), TimeProvider.System, new RecordingLogger(lines));

        await Assert.ThrowsAsync<CrlUnavailableException>(async () => await cold.CurrentAsync(Cancel));

        Assert.Equal("The Signing revocation list cannot be read from its store, and none was read before: nothing is handed out until the store answers", Assert.Single(lines));
    }

    [Fact]
    public async Task ReadPublicCrlAsync_StoreHangs_HandsOutTheLastWhenPatienceEnds()
    {
        await using TestPki pki = new(azurite.NewAccount(), keys.Folder);
        PublicCrl last = await ReadAsync(pki);
        TaskCompletionSource open = new();
        pki.Tap.Before = _ => open.Task;
        pki.Time.Advance(TimeSpan.FromSeconds(1));

        Task<PublicCrl> asked = ReadAsync(pki);
        bool waits = !asked.IsCompleted;
        pki.Time.Advance(CrlCopy.Patience + TimeSpan.FromMilliseconds(1));
        PublicCrl afterWaiting = await asked;
        PublicCrl atOnce = await ReadAsync(pki);
        open.SetResult();

        Assert.True(waits);
        Assert.Same(last, afterWaiting);
        Assert.Same(last, atOnce);
    }

    static Task<PublicCrl> ReadAsync(TestPki pki) => pki.Authority.ReadPublicCrlAsync(CertificatePurpose.Signing, Cancel);
}
