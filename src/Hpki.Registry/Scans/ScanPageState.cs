namespace Hpki.Registry.Scans;

/// <summary>Where a page of a scan stands.</summary>
public enum ScanPageState
{
    /// <summary>Its code names a request; filing is under way.</summary>
    ToBeFiled,

    /// <summary>受付トレイ: a person must decide.</summary>
    Tray,

    /// <summary>A person has claimed it from the tray for a request; it is filed, or goes back.</summary>
    Filing,

    /// <summary>Part of a request's document.</summary>
    Filed,

    /// <summary>対象外: not for the centre.</summary>
    NotOurs,

    /// <summary>綴じ込み不要: a separator, a cover sheet or an empty back. Kept with the scan, and nobody has to look.</summary>
    PassedOver,
}
