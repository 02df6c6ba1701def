namespace Hpki.LocalRuntime;

/// <summary>
/// Which access key the Functions host asks of a caller. The local runtime keeps no keys and refuses every level but
/// <see cref="Anonymous"/> at start: access is decided by the app's own middleware.
/// </summary>
public enum AuthorizationLevel
{
    /// <summary>No key is asked.</summary>
    Anonymous = 0,

    /// <summary>A valid user token.</summary>
    User = 1,

    /// <summary>A key of the function.</summary>
    Function = 2,

    /// <summary>The system key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
