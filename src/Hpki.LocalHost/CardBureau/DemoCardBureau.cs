using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Hpki.Pki.Escrow;
using HpkiFunctions.CardBureau.Files;

namespace Hpki.LocalHost.CardBureau;

/// <summary>
/// The other side of the exchange, for demonstration and tests: it makes real keys, proves that it holds them, seals a PIN to the escrow key and forgets it,
/// checks that the certificates are for its keys, and answers. As a card would, it never lets a private key out.
/// </summary>
public sealed class DemoCardBureau(BlobServiceClient storage, BureauConduct conduct, TimeProvider clock)
{
    const string OutBox = "card-bureau-out";
    const string InBox = "card-bureau-in";
    const int KeyBits = 2048;
    const int PinDigits = 6;

    readonly ConcurrentDictionary<(string CardOrderId, int Attempt), (string Signing, string Authentication)> cards = new();

    /// <summary>Fetches what has come since, and brings the answers.</summary>
    /// <returns>How many messages it brought.</returns>
    public async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        AnswerFile answer = new() { FileId = $"answer-{Guid.NewGuid():N}", MadeAt = clock.GetUtcNow() };
        BlobContainerClient box = storage.GetBlobContainerClient(OutBox);
        List<string> fetched = [];
        await foreach (BlobItem item in box.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            answer = With(answer, BureauFileFormat.Read<OrderFile>((await box.GetBlobClient(item.Name).DownloadContentAsync(cancellationToken)).Value.Content));
            fetched.Add(item.Name);
        }

        if (answer.Count() > 0)
        {
            await BringAsync(answer.FileId, BureauFileFormat.Write(answer), cancellationToken);
        }

        // What it has taken over does not lie about: the files hold personal data.
        foreach (string name in fetched)
        {
            await box.DeleteBlobIfExistsAsync(name, cancellationToken: cancellationToken);
        }

        return answer.Count();
    }

    /// <summary>Lays a file into the centre's box, whatever it holds.</summary>
    public async Task BringAsync(string name, byte[] content, CancellationToken cancellationToken) =>
        await storage.GetBlobContainerClient(InBox).GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, cancellationToken);

    /// <summary>Answer 1 for a card that is made now.</summary>
    public BureauKeys Make(BureauOrder order, string escrowCertificate)
    {
        using RSA signing = RSA.Create(KeyBits);
        using RSA authentication = RSA.Create(KeyBits);
        using X509Certificate2 escrow = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(escrowCertificate));
        cards[(order.CardOrderId, order.Attempt)] = (KeyOf(signing), KeyOf(authentication));
        string serial = NewSerial();
        return new(
            order.CardOrderId, order.Attempt, serial, Request(signing), Request(authentication), Convert.ToBase64String(SealedPin.Seal(serial, NewPin(), escrow)));
    }

    AnswerFile With(AnswerFile answer, OrderFile file)
    {
        // An order that came before, by its id and attempt, is in work already.
        foreach (BureauOrder order in file.Orders.Where(order => !cards.ContainsKey((order.CardOrderId, order.Attempt))))
        {
            answer = conduct.TakeFailure()
                ? answer with { Failed = [.. answer.Failed, new(order.CardOrderId, order.Attempt, "chip")] }
                : answer with { Keys = [.. answer.Keys, Make(order, file.EscrowCertificate)] };
        }

        foreach (BureauCertificates certificates in file.Certificates)
        {
            answer = Fits(certificates)
                ? answer with { Produced = [.. answer.Produced, new(certificates.CardOrderId, certificates.Attempt)] }
                : answer with { Failed = [.. answer.Failed, new(certificates.CardOrderId, certificates.Attempt, "other-key")] };
        }

        foreach (BureauCancellation cancelled in file.Cancellations)
        {
            cards.TryRemove((cancelled.CardOrderId, cancelled.Attempt), out _);
        }

        return answer;
    }

    bool Fits(BureauCertificates certificates) =>
        cards.TryGetValue((certificates.CardOrderId, certificates.Attempt), out var keys)
        && KeyOf(certificates.Signing) == keys.Signing
        && KeyOf(certificates.Authentication) == keys.Authentication;

    static string Request(RSA key) => Convert.ToBase64String(
        new CertificateRequest("CN=card", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequest());

    static string KeyOf(RSA key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    static string KeyOf(string certificate)
    {
        using X509Certificate2 read = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(certificate));
        return Convert.ToBase64String(read.PublicKey.ExportSubjectPublicKeyInfo());
    }

    static string NewSerial() => $"MD{RandomNumberGenerator.GetString("0123456789", 10)}";

    static string NewPin() => RandomNumberGenerator.GetString("0123456789", PinDigits);
}
