namespace Hpki.Procedures.Staff;

/// <summary>The one who acts, by id; names stay in the staff directory.</summary>
public sealed record Actor(ActorKind Kind, string ActorId)
{
    /// <summary>The application acting by a timer or a flow.</summary>
    public static Actor System { get; } = new(ActorKind.System, "system");

    public static Actor Staff(string staffId) => new(ActorKind.Staff, staffId);
}
