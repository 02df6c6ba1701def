using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Access;

/// <summary>
/// Settings that say something about members of staff, as a numbered list: <c>Section:0:StaffId</c>, <c>Section:0:(value)</c>, and so on.
/// The ids are values and not names of settings, because names allow no hyphen on Linux plans and Entra's ids have four.
/// </summary>
static class StaffList
{
    const string StaffId = "StaffId";

    /// <summary>Staff id → value; upper and lower case of ids do not matter.</summary>
    /// <exception cref="InvalidOperationException">The list is malformed; the message names the setting.</exception>
    public static IReadOnlyDictionary<string, string> Read(IConfiguration configuration, string section, string valueName)
    {
        Dictionary<string, string> list = new(StringComparer.OrdinalIgnoreCase);
        foreach (IConfigurationSection entry in configuration.GetSection(section).GetChildren())
        {
            bool isNumbered = int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _);
            if (!isNumbered || entry[StaffId] is not { Length: > 0 } staffId || entry[valueName] is not { Length: > 0 } value)
            {
                throw new InvalidOperationException(
                    $"Setting {entry.Path} is not an entry of a numbered list: {section}:0:{StaffId} and {section}:0:{valueName} are needed, then 1, 2 ...");
            }

            if (!list.TryAdd(staffId, value))
            {
                throw new InvalidOperationException($"Setting {entry.Path} names a staff id that an earlier entry of {section} has.");
            }
        }

        return list;
    }
}
