using Hpki.Correspondence.Letters;
using Hpki.Procedures.Forms;

namespace Hpki.Correspondence.Tests.Letters;

public sealed class PinLetterPrinterTests
{
    static readonly PinLetter Letter = new()
    {
        Recipient = new("1000001", "東京都千代田区見本町1丁目2番3号", "髙橋 𠮷﨑"),
        RequestNumber = "K7M-4PX-9TWE",
        CardEnding = "0001",
        Date = new(2026, 12, 24),
        Pin = "aZ09-x7Q",
    };

    static PinLetterPrinter Printer => new(TestData.CreateCenter());

    [Fact]
    public async Task Print_HoldsThePinBelowTheSecondFoldAndNowhereElse()
    {
        byte[] pdf = Printer.Print(Letter).Pdf;

        (string Word, MmRect Area)[] words = await PdfWords.OfFirstPageAsync(pdf, TestContext.Current.CancellationToken);
        (string Word, MmRect Area)[] symbols = [.. words.Where(word => word.Word.Length == 1 && word.Area.Top is > 230 and < 255)];
        Assert.Equal(Letter.Pin, string.Concat(symbols.OrderBy(word => word.Area.Left).Select(word => word.Word)));
        Assert.All(symbols, symbol => Assert.True(symbol.Area.Top > 2 * 99));
        Assert.DoesNotContain(words, word => word.Word.Contains(Letter.Pin, StringComparison.Ordinal));
        Assert.Equal("〒100-0001", words.First(word => word.Area.Overlaps(WindowEnvelope.AlwaysSeen)).Word);
    }

    [Fact]
    public void Letter_WrittenOut_DoesNotSayThePin() => Assert.DoesNotContain(Letter.Pin, $"{Letter}", StringComparison.Ordinal);

    [Theory]
    [InlineData("123")]
    [InlineData("12345678901234567")]
    [InlineData("１２３４")]
    public void Print_WhatIsNoPin_IsRefusedWithoutSayingIt(string pin) =>
        Assert.DoesNotContain(pin, Assert.Throws<FormatException>(() => Printer.Print(Letter with { Pin = pin })).Message, StringComparison.Ordinal);

    [Fact]
    public void Print_LongestPin_StaysInItsField() => Assert.Equal(1, Printer.Print(Letter with { Pin = "0123456789abcdef" }).PageCount);
}
