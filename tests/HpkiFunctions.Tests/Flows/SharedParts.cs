using System.Security.Cryptography;
using Hpki.LocalHost.Storage;
using Hpki.Pki.Keys;
using HpkiFunctions.Tests.Flows;

[assembly: AssemblyFixture(typeof(SharedParts))]

namespace HpkiFunctions.Tests.Flows;

/// <summary>
/// What the houses of all tests share, because making it takes longer than most tests: a storage emulator, in which each house has an account
/// of its own, and the authority's keys.
/// </summary>
public sealed class SharedParts : IAsyncLifetime
{
    // Azurite reads its accounts when it starts; a run has some hundred houses. The whole variable may have 128 KiB.
    const string AccountsVariable = "AZURITE_ACCOUNTS";
    const int Accounts = 1_000;

    readonly DirectoryInfo keyFolder = Directory.CreateTempSubdirectory("hpki-keys-");
    readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    AzuriteProcess? azurite;
    int taken;

    public SharedParts() => Keys = new(keyFolder.FullName, passphrase: null);

    public KeyFolder Keys { get; }

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(AccountsVariable, string.Join(';', Enumerable.Range(1, Accounts).Select(number => $"{Name(number)}:{key}")));
        try
        {
            azurite = await AzuriteProcess.StartAsync(new(), CancellationToken.None);
        }
        finally
        {
            Environment.SetEnvironmentVariable(AccountsVariable, null);
        }
    }

    /// <summary>Connection string of an account that nobody has used.</summary>
    public string TakeStorage()
    {
        int number = Interlocked.Increment(ref taken);
        string account = number <= Accounts ? Name(number) : throw new InvalidOperationException($"All {Accounts} accounts are taken; raise their number.");
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};"
            + $"BlobEndpoint={new Uri(azurite!.BlobEndpoint, account)};TableEndpoint={new Uri(azurite.TableEndpoint, account)};";
    }

    public async ValueTask DisposeAsync()
    {
        await (azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
        Keys.Dispose();
        keyFolder.Delete(recursive: true);
    }

    static string Name(int number) => $"house{number:D4}";
}
