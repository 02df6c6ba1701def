namespace Hpki.Console.Start;

/// <summary>Something that is wrong now: a Japanese sentence and where to act on it.</summary>
public sealed record Alarm
{
    public required string Text { get; init; }

    public string? Url { get; init; }

    public string? LinkText { get; init; }
}
