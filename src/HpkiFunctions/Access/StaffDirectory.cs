using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Access;

/// <summary>
/// Which member of staff is also a card holder, so that nobody acts on their own card (design rule 8).
/// Configuration section <c>StaffDirectory</c>: staff id → holder id.
/// </summary>
public sealed class StaffDirectory(IReadOnlyDictionary<string, string> holderOfStaff)
{
    public static StaffDirectory From(IConfiguration configuration) => new(
        configuration.GetSection("StaffDirectory").GetChildren()
            .Where(entry => entry.Value is { Length: > 0 }).ToDictionary(entry => entry.Key, entry => entry.Value!));

    /// <summary>Whether the member of staff is this holder.</summary>
    public bool IsOwn(string staffId, string holderId) =>
        holderOfStaff.TryGetValue(staffId, out string? own) && own == holderId;
}
