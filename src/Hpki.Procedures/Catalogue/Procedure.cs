using Hpki.Procedures.Forms;
using Hpki.Procedures.Staff;

namespace Hpki.Procedures.Catalogue;

/// <summary>What the catalogue says of one procedure: its name, its form and who may do what.</summary>
public sealed record Procedure
{
    public required ProcedureKind Kind { get; init; }

    /// <summary>The name holders and staff use (Japanese).</summary>
    public required string Title { get; init; }

    /// <summary>The paper form that belongs to it, or none.</summary>
    public FormKind? Form { get; init; }

    /// <summary>Which roles may take which step.</summary>
    public required IReadOnlyDictionary<ProcedureStep, IReadOnlySet<StaffRole>> MayDo { get; init; }

    /// <summary>Whether someone with these roles may take the step.</summary>
    public bool Allows(ProcedureStep step, IEnumerable<StaffRole> roles) =>
        MayDo.TryGetValue(step, out IReadOnlySet<StaffRole>? allowed) && roles.Any(allowed.Contains);
}
