using Hpki.Procedures.Staff;
using HpkiFunctions.Access;
using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Pages;

/// <summary>
/// The names behind staff ids; records hold ids only. Configuration: <c>StaffNames:0:StaffId</c>, <c>StaffNames:0:Name</c> and so on. An id
/// without a name is shown as it is.
/// </summary>
public sealed class StaffNames
{
    readonly IReadOnlyDictionary<string, string> names;

    StaffNames(IReadOnlyDictionary<string, string> names) => this.names = names;

    /// <exception cref="InvalidOperationException">The list is malformed; the message names the setting.</exception>
    public static StaffNames From(IConfiguration configuration) => new(StaffList.Read(configuration, "StaffNames", "Name"));

    /// <summary>Everybody who has a name, by staff id.</summary>
    public IReadOnlyDictionary<string, string> All => names;

    /// <summary>The name of whoever acted under this id, the application included.</summary>
    public string Of(string actorId) =>
        actorId == Actor.System.ActorId ? "システム" : names.GetValueOrDefault(actorId, actorId);
}
