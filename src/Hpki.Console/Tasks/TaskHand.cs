namespace Hpki.Console.Tasks;

/// <summary>担当: who has taken a task on, and what the signed-in member may do about it.</summary>
/// <param name="Name">Who has it; null while nobody has.</param>
/// <param name="IsMine">Whether that is the signed-in member.</param>
/// <param name="MayClaim">Whether the signed-in member may take it on.</param>
public sealed record TaskHand(string? Name, bool IsMine, bool MayClaim);
