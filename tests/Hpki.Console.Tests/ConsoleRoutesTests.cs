using Hpki.Procedures.Identifiers;

namespace Hpki.Console.Tests;

public sealed class ConsoleRoutesTests
{
    [Fact]
    public void Routes_Ids_AreEscaped()
    {
        Assert.Equal("/staff/holders/a%2Fb%3Fc", ConsoleRoutes.Holder("a/b?c"));
        Assert.Equal("/staff/lost-reports/new?card=a%26b", ConsoleRoutes.NewLostReportFor("a&b"));
        Assert.Equal("/api/scans/s%2F1/pages/3", ConsoleRoutes.PageImage("s/1", 3));
    }

    [Fact]
    public void Request_Number_StandsWithoutHyphens()
    {
        RequestNumber number = RequestNumber.Parse("k7m-4px-9twe");

        Assert.Equal("/staff/requests/K7M4PX9TWE", ConsoleRoutes.Request(number));
        Assert.Equal("/staff/tasks/K7M4PX9TWE/t-01", ConsoleRoutes.Task(number, "t-01"));
    }

    [Fact]
    public void Asset_Address_ChangesWithContent()
    {
        ConsoleAssets.TryGet("console.css", out Asset? asset);

        Assert.Equal($"/assets/console.css?v={asset!.ETag[1..13]}", ConsoleRoutes.Asset("console.css"));
        Assert.Throws<ArgumentException>(() => ConsoleRoutes.Asset("missing.css"));
    }
}
