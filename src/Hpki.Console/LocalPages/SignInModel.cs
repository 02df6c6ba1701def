using Hpki.Console.Layout;

namespace Hpki.Console.LocalPages;

/// <summary>The local host's sign-in page: choose an invented staff member.</summary>
public sealed record SignInModel
{
    public required FormToken Token { get; init; }

    public required IReadOnlyList<DemoStaff> Staff { get; init; }

    /// <summary>Where to go afterwards; a path of this site.</summary>
    public string ReturnUrl { get; init; } = ConsoleRoutes.Start;

    /// <summary>A Japanese sentence, such as after a sign-out or an unknown choice.</summary>
    public FlashMessage? Message { get; init; }
}
