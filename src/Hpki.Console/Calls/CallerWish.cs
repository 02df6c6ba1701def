namespace Hpki.Console.Calls;

/// <summary>What the caller wants, as far as it could be asked.</summary>
public enum CallerWish
{
    /// <summary>はい.</summary>
    Yes,

    /// <summary>いいえ.</summary>
    No,

    /// <summary>確認できない.</summary>
    Unconfirmed,
}
