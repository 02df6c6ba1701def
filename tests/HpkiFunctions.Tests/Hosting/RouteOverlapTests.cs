using HpkiFunctions.Tests.Attacks;

namespace HpkiFunctions.Tests.Hosting;

/// <summary>
/// The official host tries routes in the order of the functions' names, not the most literal one first as ASP.NET Core does
/// (github.com/Azure/azure-functions-host issue 9876), so no address may belong to two functions.
/// </summary>
public sealed class RouteOverlapTests
{
    [Fact]
    public void Routes_OfOneMethod_NeverShareAnAddress()
    {
        var shared =
            from one in AppFunction.All
            from other in AppFunction.All
            where one != other && one.Method == other.Method && one.Answers(other.AddressWith((_, constraint) => constraint is "int" or "long" ? "1" : "x1"))
            select $"{one} answers {other}";

        Assert.Empty(shared);
    }
}
