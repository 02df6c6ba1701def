namespace HpkiFunctions.Tests.Histories;

/// <summary>A place in the picture of a flow.</summary>
/// <param name="Shape">What surrounds the words in Mermaid, with <c>_</c> for the words.</param>
/// <param name="Words">What stands there.</param>
sealed record FlowNode(string Shape, string Words)
{
    public static FlowNode Start(string words) => new("([_])", words);

    public static FlowNode End { get; } = new("([_])", "the flow ends");

    public static FlowNode Mail(string words) => new("[/_/]", $"mail: {words}");

    public static FlowNode Step(string words) => new("[_]", words);

    public static FlowNode Wait(string words) => new("{{_}}", words);

    /// <summary>The node as Mermaid has it; quoted, since words may hold what it reads as its own.</summary>
    public string ToMermaid(string id) => id + Shape.Replace("_", $"\"{Words}\"", StringComparison.Ordinal);
}
