using System.Text;
using HpkiFunctions.Access;
using Microsoft.AspNetCore.Http;

namespace HpkiFunctions.Tests.Access;

public sealed class FrontOptionsTests
{
    [Theory]
    [InlineData(false, "secret", "secret", true)]
    [InlineData(false, "secret", "guessed", false)]
    [InlineData(false, "secret", null, false)]
    [InlineData(false, null, "", false)]
    [InlineData(false, null, null, false)]
    [InlineData(true, null, null, true)]
    public void StaffOf_AHeaderThatNamesAnAdmin_IsBelievedFromTheFrontAlone(bool behindAppService, string? secret, string? shown, bool expected)
    {
        FrontOptions front = new(behindAppService, secret);
        DefaultHttpContext http = new();
        http.Request.Headers[StaffPrincipal.Header] = Convert.ToBase64String(Encoding.UTF8.GetBytes(
            """{"role_typ":"roles","claims":[{"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"x"},{"typ":"roles","val":"Admin"}]}"""));
        if (shown is not null)
        {
            http.Request.Headers[FrontOptions.SecretHeader] = shown;
        }

        Assert.Equal(expected, front.StaffOf(http.Request) is not null);
    }
}
