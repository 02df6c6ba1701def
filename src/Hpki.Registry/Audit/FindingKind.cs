namespace Hpki.Registry.Audit;

/// <summary>What verification can find wrong.</summary>
public enum FindingKind
{
    EventMissing,
    EventChanged,
    EventOutOfOrder,
    EventInserted,
    HeadDiffers,
    DetailMissing,
    DetailChanged,
    DetailInserted,
    RowUnreadable,
    DiffersFromSeal,
    HolderMissing,
    HolderInserted,
    SealMissing,
    SealChanged,
    SealOutOfOrder,
    AccessLogMissing,
    AccessLogChanged,
    AccessLogInserted,
}
