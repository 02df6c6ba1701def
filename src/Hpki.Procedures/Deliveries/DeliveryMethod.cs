namespace Hpki.Procedures.Deliveries;

/// <summary>How a new card reaches its holder.</summary>
public enum DeliveryMethod
{
    /// <summary>手渡し: at a medical association, against the originals of licence and identity document (domain.md §1.2).</summary>
    HandOver,

    /// <summary>郵送: by a tracked service to the residence.</summary>
    Post,
}
