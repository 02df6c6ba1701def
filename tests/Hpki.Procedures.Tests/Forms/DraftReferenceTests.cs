using System.Security.Cryptography;
using Hpki.Procedures.Forms;
using Hpki.Procedures.Identifiers;

namespace Hpki.Procedures.Tests.Forms;

public sealed class DraftReferenceTests
{
    [Fact]
    public void From_RandomBytes_FitsTheCodeAndIsReadBack()
    {
        DraftReference reference = DraftReference.From(RandomNumberGenerator.GetBytes(40));

        Assert.Equal(21, reference.Text.Length);
        Assert.Equal(reference.Text, new FormCode("RI", 1, 1, reference.Text).Reference);
        Assert.True(DraftReference.TryParse(reference.ToString(), out DraftReference read));
        Assert.Equal(reference, read);
        Assert.Matches("^D(-[0-9A-Z]{5}){4}$", reference.ToString());
    }

    [Fact]
    public void From_SameBytes_IsTheSame() => Assert.Equal(DraftReference.From(new byte[40]), DraftReference.From(new byte[64]));

    [Fact]
    public void From_TooFewBytes_Throws() => Assert.Throws<ArgumentException>(() => DraftReference.From(new byte[39]));

    [Fact]
    public void TryParse_AsTyped_IgnoresCaseWidthAndSeparators()
    {
        Assert.True(DraftReference.TryParse("ｄ 34679‐acdef-HJKLM nprtw", out DraftReference read));
        Assert.Equal("D34679ACDEFHJKLMNPRTW", read.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("BLANK")]
    [InlineData("34679ACDEFHJKLMNPRTWX")]
    [InlineData("D34679ACDEFHJKLMNPRT")]
    [InlineData("D34679ACDEFHJKLMNPRTWX")]
    [InlineData("D34679ACDEFHJKLMNPRT0")]
    public void TryParse_AnythingElse_IsNone(string? text) => Assert.False(DraftReference.TryParse(text, out _));

    [Fact]
    public void TryParse_ARequestNumber_IsNone() => Assert.False(DraftReference.TryParse(RequestNumber.New().Id, out _));
}
