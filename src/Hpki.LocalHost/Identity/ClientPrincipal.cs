using System.Text.Json;
using System.Text.Json.Serialization;
using Hpki.Console.LocalPages;

namespace Hpki.LocalHost.Identity;

/// <summary>
/// The header <c>X-MS-CLIENT-PRINCIPAL</c> as App Service Authentication writes it: base64 over JSON
/// (learn.microsoft.com, "Work with user identities in Azure App Service authentication").
/// </summary>
sealed record ClientPrincipal(
    [property: JsonPropertyName("auth_typ")] string AuthenticationType,
    [property: JsonPropertyName("claims")] IReadOnlyList<ClientPrincipal.Claim> Claims,
    [property: JsonPropertyName("name_typ")] string NameType,
    [property: JsonPropertyName("role_typ")] string RoleType)
{
    const string Provider = "aad";
    const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    const string EmailAddress = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
    const string Name = "name";
    const string Roles = "roles";

    public static ClientPrincipal Of(DemoStaff member) => new(
        Provider,
        [
            new(ObjectId, member.StaffId),
            new(EmailAddress, $"{member.StaffId}@center.example.jp"),
            new(Name, member.Name),
            .. member.Roles.Select(role => new Claim(Roles, role.ToString())),
        ],
        NameType: Name,
        RoleType: Roles);

    /// <summary>Sets the headers that the app reads.</summary>
    public void WriteTo(IHeaderDictionary headers)
    {
        headers["X-MS-CLIENT-PRINCIPAL"] = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this));
        headers["X-MS-CLIENT-PRINCIPAL-IDP"] = Provider;
        headers["X-MS-CLIENT-PRINCIPAL-ID"] = Claims.First(claim => claim.Type == ObjectId).Value;
        // A header is ASCII: as in Azure the mail address, not the Japanese name.
        headers["X-MS-CLIENT-PRINCIPAL-NAME"] = Claims.First(claim => claim.Type == EmailAddress).Value;
    }

    public sealed record Claim(
        [property: JsonPropertyName("typ")] string Type,
        [property: JsonPropertyName("val")] string Value);
}
