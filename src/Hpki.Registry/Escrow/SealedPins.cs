using Hpki.Registry.Model;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Escrow;

/// <summary>
/// The PINs of cards as the card bureau sealed them to the escrow key: kept as they came, one blob a card. Nothing here can open one; two keepers of
/// the key do that together (design §5).
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

    /// <summary>Deletes what is kept for a card that will never be used again; again changes nothing.</summary>
    public Task ForgetAsync(Card ended, CancellationToken cancellationToken) =>
        ended.IsPinSealed ? storage.EscrowBlobs.GetBlobClient(ended.CardSerial).DeleteIfExistsAsync(cancellationToken: cancellationToken) : Task.CompletedTask;

    /// <returns>Null when no PIN is kept for the card.</returns>
    public Task<byte[]?> FindAsync(string cardSerial, CancellationToken cancellationToken) =>
        storage.EscrowBlobs.GetBlobClient(cardSerial).FindContentAsync(cancellationToken);
}
