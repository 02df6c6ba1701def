using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Access;

/// <summary>
/// Which member of staff is also a card holder, so that nobody acts on their own card (design rule 8).
/// Configuration: <c>StaffDirectory:0:StaffId</c>, <c>StaffDirectory:0:HolderId</c> and so on.
/// </summary>
public sealed class StaffDirectory
{
    readonly IReadOnlyDictionary<string, string> holderOfStaff;

    StaffDirectory(IReadOnlyDictionary<string, string> holderOfStaff) => this.holderOfStaff = holderOfStaff;

    /// <exception cref="InvalidOperationException">The list is malformed; the message names the setting.</exception>
    public static StaffDirectory From(IConfiguration configuration) => new(StaffList.Read(configuration, "StaffDirectory", "HolderId"));

    /// <summary>Whether the member of staff is this holder.</summary>
    public bool IsOwn(string staffId, string holderId) =>
        holderOfStaff.TryGetValue(staffId, out string? own) && own.Equals(holderId, StringComparison.OrdinalIgnoreCase);
}
