using Hpki.Registry.Holders;

namespace Hpki.Registry.Tests;

public sealed class RevocationWordTests
{
    [Theory]
    [InlineData("さくら", "サクラ")]
    [InlineData("さくら", "ｻｸﾗ")]
    [InlineData("Blue sky", "blue　SKY")]
    [InlineData("  Ａｂｃ１２３ ", "abc123")]
    [InlineData("桜並木", "桜並木")]
    public void Verify_SameWordSpokenOtherwise_IsTrue(string chosen, string given) =>
        Assert.True(RevocationWord.Verify(given, RevocationWord.Hash(chosen)));

    [Theory]
    [InlineData("さくら", "さくらい")]
    [InlineData("さくら", "")]
    [InlineData("さくら", "  ")]
    [InlineData("か", "が")]
    public void Verify_AnotherWord_IsFalse(string chosen, string given) =>
        Assert.False(RevocationWord.Verify(given, RevocationWord.Hash(chosen)));

    [Fact]
    public void Hash_SameWordTwice_IsSaltedAndSaysHowItWasMade()
    {
        string first = RevocationWord.Hash("さくら");
        string second = RevocationWord.Hash("さくら");

        Assert.NotEqual(first, second);
        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", first, StringComparison.Ordinal);
        Assert.DoesNotContain("サクラ", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_ReferenceVector_IsTheSame()
    {
        // From test.c of the reference implementation (P-H-C/phc-winner-argon2): Argon2id, version 19, t = 2, m = 65536, p = 1.
        byte[] hash = RevocationWord.Compute("password", "somesalt"u8.ToArray(), 65_536, 2, 1, 32);

        Assert.Equal("09316115D5CF24ED5A15A31A3BA326E5CF32EDC24702987C02B6566F61913CF7", Convert.ToHexString(hash));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain word")]
    [InlineData("$argon2id$v=19$m=1,t=1,p=1$c29tZXNhbHQ$AAAA")]
    [InlineData("$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$AAAA")]
    public void Verify_KeptHashIsNone_Throws(string kept) =>
        Assert.Throws<FormatException>(() => RevocationWord.Verify("さくら", kept));

    [Fact]
    public void Hash_Empty_Throws() => Assert.Throws<ArgumentException>(() => RevocationWord.Hash(" "));
}
