using System.Text;
using Hpki.Procedures.Staff;
using HpkiFunctions.Access;

namespace HpkiFunctions.Tests.Access;

public sealed class StaffPrincipalTests
{
    const string Id = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";

    [Fact]
    public void Parse_AsAppServiceWritesIt_FindsIdNameAndRoles()
    {
        StaffPrincipal? staff = StaffPrincipal.Parse(Header($$"""
            {"auth_typ":"aad","name_typ":"name","role_typ":"http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
             "claims":[{"typ":"{{Id}}","val":"s1"},{"typ":"name","val":"受付 花子"},{"typ":"roles","val":"Reception"},{"typ":"roles","val":"examiner"}]}
            """));

        Assert.Equal(("s1", "受付 花子"), (staff!.StaffId, staff.DisplayName));
        Assert.Equal([StaffRole.Reception, StaffRole.Examiner], staff.Roles);
    }

    [Fact]
    public void Parse_WithEntrasTwoIds_TakesTheObjectId()
    {
        const string objectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";

        StaffPrincipal? staff = StaffPrincipal.Parse(Header($$"""
            {"role_typ":"roles","claims":[{"typ":"{{Id}}","val":"pairwise"},{"typ":"{{objectId}}","val":"object"},{"typ":"roles","val":"Admin"}]}
            """));

        Assert.Equal("object", staff!.StaffId);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("Reception,Approver")]
    [InlineData("Director")]
    [InlineData("")]
    public void Parse_WithoutAKnownRole_IsNobody(string role)
    {
        Assert.Null(StaffPrincipal.Parse(Header($$"""{"role_typ":"roles","claims":[{"typ":"{{Id}}","val":"s1"},{"typ":"roles","val":"{{role}}"}]}""")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("e30=")]
    [InlineData("W10=")]
    [InlineData("eyJjbGFpbXMiOjV9")]
    public void Parse_SomethingElse_IsNobody(string? header)
    {
        Assert.Null(StaffPrincipal.Parse(header));
    }

    [Fact]
    public void Parse_AnEndlessHeader_IsNobody()
    {
        Assert.Null(StaffPrincipal.Parse(new string('A', 1_000_000)));
    }

    static string Header(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}
