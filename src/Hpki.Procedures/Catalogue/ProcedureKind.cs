namespace Hpki.Procedures.Catalogue;

/// <summary>The procedures a request can follow.</summary>
public enum ProcedureKind
{
    /// <summary>紛失届.</summary>
    LostReport,

    /// <summary>緊急失効.</summary>
    EmergencyRevocation,

    /// <summary>再発行.</summary>
    Reissue,
}
