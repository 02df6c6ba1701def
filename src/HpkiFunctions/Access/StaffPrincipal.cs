using System.Security.Claims;
using System.Text.Json;
using Hpki.Procedures.Staff;

namespace HpkiFunctions.Access;

/// <summary>The signed-in member of staff, as the front (App Service Authentication, or the local host) names them.</summary>
public sealed record StaffPrincipal(string StaffId, string DisplayName, IReadOnlyList<StaffRole> Roles)
{
    /// <summary>The header that the front sets; its value is base64 of a JSON object with claims.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    // How Entra ID names app roles, whatever role_typ says.
    const string AppRoles = "roles";

    const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";

    const int LongestHeader = 16 * 1024;

    public Actor Actor => Hpki.Procedures.Staff.Actor.Staff(StaffId);

    /// <summary>Reads the header. Null when it is not what the front writes, or names no known role.</summary>
    public static StaffPrincipal? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header) || header.Length > LongestHeader)
        {
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(Convert.FromBase64String(header));
            return Read(json.RootElement);
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    public ClaimsPrincipal ToClaimsPrincipal() => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, StaffId), new(ClaimTypes.Name, DisplayName), .. Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString()))],
        authenticationType: "front"));

    static StaffPrincipal? Read(JsonElement principal)
    {
        string nameType = Text(principal, "name_typ") ?? ClaimTypes.Name;
        string roleType = Text(principal, "role_typ") ?? ClaimTypes.Role;
        List<(string Type, string Value)> claims =
            [.. principal.GetProperty("claims").EnumerateArray().Select(claim => (Text(claim, "typ") ?? "", Text(claim, "val") ?? ""))];

        // Entra's name identifier is another one in every application; the object id is the person's own.
        string? id = First(ObjectId) ?? First(ClaimTypes.NameIdentifier);
        StaffRole[] roles = [.. claims.Where(claim => claim.Type == roleType || claim.Type == AppRoles)
            .Select(claim => RoleNamed(claim.Value)).OfType<StaffRole>().Distinct()];
        return id is { Length: > 0 } && roles.Length > 0 ? new(id, First(nameType) ?? id, roles) : null;

        string? First(string type) => claims.FirstOrDefault(claim => claim.Type == type).Value;
    }

    static StaffRole? RoleNamed(string name) =>
        Enum.GetValues<StaffRole>().Where(role => role.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)).Cast<StaffRole?>().FirstOrDefault();

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
