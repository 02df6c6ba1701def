namespace Hpki.LocalHost.Identity;

/// <summary>By this secret of one start the app knows that an identity header comes from the front and from nobody else.</summary>
sealed record FrontSecret(string Value)
{
    /// <summary>Without the value, so that it never reaches a log.</summary>
    public override string ToString() => nameof(FrontSecret);
}
