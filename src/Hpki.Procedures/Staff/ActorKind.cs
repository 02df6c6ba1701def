namespace Hpki.Procedures.Staff;

/// <summary>Who did something: a person of the centre, the on-site agent, or the system by itself.</summary>
public enum ActorKind
{
    Staff,
    Agent,
    System,
}
