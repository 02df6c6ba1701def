namespace Hpki.Procedures.PinUnblocks;

/// <summary>The ways' names.</summary>
public static class UnblockWays
{
    /// <summary>As it stands on the form.</summary>
    public static string Title(this UnblockWay way) => way switch
    {
        UnblockWay.AtCenter => "センターで解除する",
        UnblockWay.ByHolder => "ご自身で解除する",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Unknown way."),
    };
}
