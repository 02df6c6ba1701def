namespace Hpki.Procedures.PinUnblocks;

/// <summary>Who unblocks a card whose PIN was entered wrong too often (domain.md §1.1).</summary>
public enum UnblockWay
{
    /// <summary>センターで解除: the holder sends the card, and gets it back.</summary>
    AtCenter,

    /// <summary>ご自身で解除: the holder keeps the card, and gets what it takes.</summary>
    ByHolder,
}
