using Hpki.Procedures.Staff;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Pages;

/// <summary>
/// The names behind staff ids; records hold ids only. Configuration section <c>StaffNames</c>: staff id → name. An id without a name
/// is shown as it is.
/// </summary>
public sealed class StaffNames(IReadOnlyDictionary<string, string> names)
{
    public static StaffNames From(IConfiguration configuration) => new(
        configuration.GetSection("StaffNames").GetChildren()
            .Where(entry => entry.Value is { Length: > 0 }).ToDictionary(entry => entry.Key, entry => entry.Value!));

    /// <summary>The name of whoever acted under this id, the application included.</summary>
    public string Of(string actorId) =>
        actorId == Actor.System.ActorId ? "システム" : names.GetValueOrDefault(actorId, actorId);
}
