namespace Hpki.LocalHost.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_Nothing_ServesWithDemoData()
    {
        CommandLine line = CommandLine.Parse([]);

        Assert.Equal(new CommandLine(), line);
        Assert.True(line.Seed);
        Assert.False(line.Demo);
    }

    [Fact]
    public void Parse_DemoWithPortAndFolder_ReadsThem()
    {
        CommandLine line = CommandLine.Parse(["demo", "--port", "8080", "--data", "some/folder", "--no-seed"]);

        Assert.True(line.Demo);
        Assert.Equal(8080, line.Port);
        Assert.Equal("some/folder", line.Data);
        Assert.False(line.Seed);
    }

    [Fact]
    public void Parse_StorageAndAhead_ReadsThem()
    {
        CommandLine line = CommandLine.Parse(["--storage", "UseDevelopmentStorage=true", "--ahead", "8.00:20:00"]);

        Assert.Equal("UseDevelopmentStorage=true", line.Storage);
        Assert.Equal(new TimeSpan(8, 0, 20, 0), line.Ahead);
    }

    [Theory]
    [InlineData("--unknown")]
    [InlineData("--port")]
    [InlineData("--port", "seven")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "-1")]
    [InlineData("--register", "many")]
    [InlineData("--register", "0")]
    [InlineData("--ahead", "soon")]
    [InlineData("--ahead", "-00:20:00")]
    [InlineData("--in-memory", "--data", "folder")]
    [InlineData("demo", "verify-audit")]
    public void Parse_NotUnderstood_Throws(params string[] arguments)
    {
        Assert.Throws<CommandLineException>(() => CommandLine.Parse(arguments));
    }
}
