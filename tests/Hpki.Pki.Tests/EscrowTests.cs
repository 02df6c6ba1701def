using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Hpki.Pki.Escrow;

namespace Hpki.Pki.Tests;

/// <summary>A sealed PIN is opened by two keepers together, whoever they are, and by nobody alone.</summary>
public sealed class EscrowTests
{
    static readonly string[] Keepers = ["approver-1", "approver-2", "approver-3"];
    static readonly RSA Key = RSA.Create(2048);
    static readonly X509Certificate2 Certificate = new CertificateRequest("CN=Specimen escrow", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));

    static readonly IReadOnlyDictionary<string, EscrowShare> Shares = EscrowSharing.Split(Key, Keepers);
    static readonly byte[] Modulus = Key.ExportParameters(false).Modulus!;

    [Theory]
    [InlineData("approver-1", "approver-2")]
    [InlineData("approver-3", "approver-1")]
    [InlineData("approver-2", "approver-3")]
    public void Open_ByAnyTwo_GivesTheSecret(string first, string second)
    {
        byte[] envelope = EscrowEnvelope.Seal("4711"u8, Certificate);

        byte[] opened = EscrowOpening.Open(envelope, Partial(envelope, first), Partial(envelope, second), Modulus);

        Assert.Equal("4711", Encoding.ASCII.GetString(opened));
    }

    [Fact]
    public void Open_ByOneTwice_IsRefused()
    {
        byte[] envelope = EscrowEnvelope.Seal("4711"u8, Certificate);

        Assert.Throws<ArgumentException>(() => EscrowOpening.Open(envelope, Partial(envelope, "approver-1"), Partial(envelope, "approver-1"), Modulus));
    }

    [Fact]
    public void Open_WithAHalfForAnotherPartner_Fails()
    {
        byte[] envelope = EscrowEnvelope.Seal("4711"u8, Certificate);
        PartialOpening right = Partial(envelope, "approver-1");
        PartialOpening wrong = new("approver-2", new Dictionary<string, byte[]> { ["approver-1"] = Partial(envelope, "approver-2").Parts["approver-3"] });

        Assert.ThrowsAny<CryptographicException>(() => EscrowOpening.Open(envelope, right, wrong, Modulus));
    }

    [Fact]
    public void Open_WithAnApprovalForAnotherCard_Fails()
    {
        byte[] envelope = EscrowEnvelope.Seal("4711"u8, Certificate);
        byte[] another = EscrowEnvelope.Seal("1234"u8, Certificate);

        Assert.ThrowsAny<CryptographicException>(() => EscrowOpening.Open(envelope, Partial(envelope, "approver-1"), Partial(another, "approver-2"), Modulus));
    }

    [Fact]
    public void Open_WithKeepersOfDifferentKeys_Fails()
    {
        using RSA other = RSA.Create(2048);
        byte[] envelope = EscrowEnvelope.Seal("4711"u8, Certificate);
        PartialOpening foreign = PartialOpening.Of(envelope, EscrowSharing.Split(other, Keepers)["approver-2"], "approver-2");

        Assert.ThrowsAny<CryptographicException>(() => EscrowOpening.Open(envelope, Partial(envelope, "approver-1"), foreign, Modulus));
    }

    [Fact]
    public void Partial_OfBytesThatAreNoEnvelope_SaysSo() =>
        Assert.Throws<FormatException>(() => Partial([1, 2, 3], "approver-1"));

    [Fact]
    public void Split_AmongFewerThanTwoOrOneTwice_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => EscrowSharing.Split(Key, ["approver-1"]));
        Assert.Throws<ArgumentException>(() => EscrowSharing.Split(Key, ["approver-1", "approver-1"]));
    }

    [Fact]
    public void LockedShare_OpensWithItsPassphraseOnly()
    {
        LockedShare locked = LockedShare.Lock(Shares["approver-1"], "approver-1", "いろはにほへとちりぬるを");

        Assert.Null(locked.Unlock("いろはにほへとちりぬるお"));
        Assert.Null((locked with { Keeper = "approver-2" }).Unlock("いろはにほへとちりぬるを"));
        Assert.Equal(Shares["approver-1"].Halves["approver-3"], locked.Unlock("いろはにほへとちりぬるを")!.Halves["approver-3"]);
        Assert.Throws<ArgumentException>(() => LockedShare.Lock(Shares["approver-1"], "approver-1", "short"));
    }

    static PartialOpening Partial(byte[] envelope, string keeper) => PartialOpening.Of(envelope, Shares[keeper], keeper);
}
