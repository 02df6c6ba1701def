using Hpki.Registry.Storage;

namespace Hpki.Registry.Escrow;

/// <summary>
/// The PINs of cards as the card bureau sealed them to the escrow key: kept as they came, one blob a card. Nothing here can open one, and nothing
/// reads one back: whatever discloses a PIN asks two people first (design §5) and begins here.
/// </summary>
public sealed class SealedPins
{
    const string MediaType = "application/pkcs7-mime"; // RFC 8551 §3.2

    readonly RegistryStorage storage;

    internal SealedPins(RegistryStorage storage) => this.storage = storage;

    /// <summary>Keeps the sealed PIN of a card; again with the same bytes changes nothing.</summary>
    /// <exception cref="BlobExistsException">Another one is kept for the card.</exception>
    public Task KeepAsync(string cardSerial, ReadOnlyMemory<byte> envelope, CancellationToken cancellationToken) =>
        WriteOnce.UploadAsync(storage.EscrowBlobs.GetBlobClient(cardSerial), envelope, MediaType, cancellationToken);
}
