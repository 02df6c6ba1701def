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

    /// <summary>The stages that its requests go through, in order; empty while no flow carries it, or when it has a flow of its own kind.</summary>
    public IReadOnlyList<ProcedureStage> Course { get; init; } = [];

    /// <summary>What the holder is told, in the order of the course.</summary>
    public IReadOnlyList<ProcedureNotice> Notices { get; init; } = [];

    /// <summary>The stage after this one; null when it is the last.</summary>
    /// <exception cref="ArgumentException">The procedure has no such stage.</exception>
    public ProcedureStage? After(ProcedureStage stage)
    {
        int place = Course.Index().FirstOrDefault(item => item.Item == stage, (-1, default)).Index;
        return place < 0 ? throw new ArgumentException($"{Kind} has no stage {stage}.", nameof(stage))
            : place + 1 < Course.Count ? Course[place + 1]
            : null;
    }

    /// <summary>Whether someone with these roles may take the step.</summary>
    public bool Allows(ProcedureStep step, IEnumerable<StaffRole> roles) =>
        MayDo.TryGetValue(step, out IReadOnlySet<StaffRole>? allowed) && roles.Any(allowed.Contains);
}
