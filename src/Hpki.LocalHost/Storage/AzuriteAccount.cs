namespace Hpki.LocalHost.Storage;

/// <summary>The account that every emulator has; nothing outside this machine reaches it.</summary>
static class AzuriteAccount
{
    public const string Name = "devstoreaccount1";

    // Published by Microsoft for the emulator (learn.microsoft.com, "Connect to Azurite"); not a secret.
    const string PublicKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static Uri Endpoint(int port) => new($"http://127.0.0.1:{port}/{Name}");

    public static string ConnectionString(Uri blobs, Uri tables) =>
        $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={PublicKey};BlobEndpoint={blobs};TableEndpoint={tables};";
}
