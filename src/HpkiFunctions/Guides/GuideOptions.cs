using Microsoft.Extensions.Configuration;

namespace HpkiFunctions.Guides;

/// <summary>
/// How much the public pages take (configuration section <c>Guides</c>): enough for an association's office that fills in forms for its
/// members behind one address, far too little to fill the storage.
/// </summary>
public sealed record GuideOptions
{
    /// <summary>Forms sent or fetched from one address within <see cref="WindowMinutes"/>.</summary>
    public int PerAddress { get; init; } = 60;

    /// <summary>The same from all addresses together, for each instance of the app.</summary>
    public int Together { get; init; } = 1200;

    public int WindowMinutes { get; init; } = 10;

    /// <summary>Hours for which a finished form can be fetched from its page.</summary>
    public int TicketHours { get; init; } = 2;

    /// <exception cref="InvalidOperationException">A number is not positive.</exception>
    public static GuideOptions From(IConfiguration configuration)
    {
        GuideOptions options = configuration.GetSection("Guides").Get<GuideOptions>() ?? new();
        return options is { PerAddress: > 0, Together: > 0, WindowMinutes: > 0, TicketHours: > 0 }
            ? options
            : throw new InvalidOperationException("Guides: PerAddress, Together, WindowMinutes and TicketHours must be positive.");
    }
}
