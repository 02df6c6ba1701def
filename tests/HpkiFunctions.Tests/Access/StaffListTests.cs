using HpkiFunctions.Access;
using HpkiFunctions.Pages;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Tests.Access;

public sealed class StaffListTests
{
    const string Id = "6f1b2c3d-0a1b-4c2d-8e3f-aabbccddeeff";

    [Fact]
    public void From_ObjectIdsAsValues_FindsThemWhateverTheirCase()
    {
        IConfiguration configuration = Settings(
            ("StaffDirectory:0:StaffId", Id), ("StaffDirectory:0:HolderId", "holder-1"), ("StaffNames:0:StaffId", Id), ("StaffNames:0:Name", "受付 花子"));

        StaffDirectory directory = StaffDirectory.From(configuration);

        Assert.True(directory.IsOwn(Id.ToUpperInvariant(), "holder-1"));
        Assert.False(directory.IsOwn(Id, "holder-2"));
        Assert.False(directory.IsOwn("someone-else", "holder-1"));
        Assert.Equal("受付 花子", StaffNames.From(configuration).Of(Id.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("StaffDirectory:s1", "holder-1")]
    [InlineData("StaffDirectory:0", "holder-1")]
    [InlineData("StaffDirectory:0:StaffId", "s1")]
    [InlineData("StaffDirectory:0:HolderId", "holder-1")]
    [InlineData("StaffDirectory:first:StaffId", "s1")]
    public void From_MalformedEntry_NamesTheSetting(string name, string value)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => StaffDirectory.From(Settings((name, value))));

        Assert.Contains(string.Join(':', name.Split(':')[..2]), error.Message, StringComparison.Ordinal);
        Assert.Contains("StaffDirectory:0:HolderId", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void From_OnePersonTwice_NamesTheSetting()
    {
        IConfiguration configuration = Settings(
            ("StaffNames:0:StaffId", "s1"), ("StaffNames:0:Name", "甲"), ("StaffNames:1:StaffId", "S1"), ("StaffNames:1:Name", "乙"));

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => StaffNames.From(configuration));

        Assert.Contains("StaffNames:1", error.Message, StringComparison.Ordinal);
    }

    static IConfiguration Settings(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
}
