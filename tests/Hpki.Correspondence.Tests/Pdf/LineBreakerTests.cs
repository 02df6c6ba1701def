using Hpki.Correspondence.Pdf;

namespace Hpki.Correspondence.Tests.Pdf;

public sealed class LineBreakerTests
{
    static readonly TextStyle Style = new(10);

    [Theory]
    [InlineData("あいうえお", 3, "あいう|えお")]
    [InlineData("あいう、えお", 3, "あい|う、え|お")]
    [InlineData("あい「うえ」お", 3, "あい|「う|え」お")]
    [InlineData("あいABCDう", 3, "あい|ABCD|う")]
    [InlineData("あい\nう", 3, "あい|う")]
    [InlineData("𠮷𠮷𠮷𠮷", 3, "𠮷𠮷𠮷|𠮷")]
    [InlineData("", 3, "")]
    public void Break_NarrowColumn_KeepsTheRulesOfJapaneseSetting(string text, int columns, string expected)
    {
        var lines = LineBreaker.Break(text, (columns * Style.Em) + 0.01f, Style);

        Assert.Equal(expected, string.Join('|', lines));
    }
}
