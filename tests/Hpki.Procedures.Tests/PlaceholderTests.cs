namespace Hpki.Procedures.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public void Yes() => Assert.Equal(2, 1 + 1);
}
