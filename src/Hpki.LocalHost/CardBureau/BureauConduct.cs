namespace Hpki.LocalHost.CardBureau;

/// <summary>How the demo bureau behaves; people and tests change it while it runs.</summary>
public sealed class BureauConduct(bool worksByItself)
{
    int toFail;

    /// <summary>Whether it fetches and brings files by itself; otherwise it works when it is told to.</summary>
    public bool WorksByItself { get; } = worksByItself;

    /// <summary>How many of the next cards it fails to make.</summary>
    public int ToFail
    {
        get => Volatile.Read(ref toFail);
        set => Volatile.Write(ref toFail, value);
    }

    /// <summary>Whether the card in work fails.</summary>
    internal bool TakeFailure()
    {
        int left = Interlocked.Decrement(ref toFail);
        if (left >= 0)
        {
            return true;
        }

        Interlocked.Increment(ref toFail);
        return false;
    }
}
