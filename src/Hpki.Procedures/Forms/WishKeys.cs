namespace Hpki.Procedures.Forms;

/// <summary>Keys of questions about what the holder would like, the same on every form.</summary>
public static class WishKeys
{
    /// <summary>受取りを希望する医師会.</summary>
    public const string PickUp = "pickUp";
}
