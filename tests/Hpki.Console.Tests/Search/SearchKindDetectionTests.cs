using Hpki.Console.Search;

namespace Hpki.Console.Tests.Search;

public sealed class SearchKindDetectionTests
{
    [Theory]
    [InlineData("123456", SearchKind.MedicalRegistrationNumber)]
    [InlineData("１２３４５６７", SearchKind.MedicalRegistrationNumber)]
    [InlineData("9900012345", SearchKind.JmaMemberId)]
    [InlineData("99-0001-2345", SearchKind.JmaMemberId)]
    [InlineData("K7M-4PX-9TWE", SearchKind.RequestNumber)]
    [InlineData("k7m4px9twe", SearchKind.RequestNumber)]
    [InlineData("K7M-4PX-9TWW", SearchKind.RequestNumber)]
    [InlineData("JP26000117", SearchKind.CardNumber)]
    [InlineData("5A3F09C2D1E4B7786512", SearchKind.CertificateSerial)]
    [InlineData("5a:3f:09:c2", SearchKind.CertificateSerial)]
    [InlineData("ひぐち", SearchKind.KanaName)]
    [InlineData("ﾋｸﾞﾁ ｲﾁﾖｳ", SearchKind.KanaName)]
    [InlineData("ミホン　ハナコ", SearchKind.KanaName)]
    [InlineData("見本 花子", SearchKind.Name)]
    [InlineData("佐々木", SearchKind.Name)]
    public void Detect_TypedText_IsTheLikelyKind(string text, SearchKind expected)
    {
        SearchKind kind = SearchKindDetection.Detect(text);

        Assert.Equal(expected, kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<script>")]
    public void Detect_Anything_NeverStaysAutomatic(string? text)
    {
        SearchKind kind = SearchKindDetection.Detect(text);

        Assert.NotEqual(SearchKind.Automatic, kind);
    }
}
