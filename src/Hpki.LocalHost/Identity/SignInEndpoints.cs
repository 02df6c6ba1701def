using System.Text.Encodings.Web;

namespace Hpki.LocalHost.Identity;

static class SignInEndpoints
{
    public const string SignInPath = "/sign-in";
    public const string ReturnUrlField = "returnUrl";
    public static string AddressFor(string returnUrl) => $"{SignInPath}?{ReturnUrlField}={UrlEncoder.Default.Encode(returnUrl)}";
}
