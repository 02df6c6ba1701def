namespace Hpki.Registry.Audit;

/// <summary>One line of the access log: who looked at whose data. Ids and codes only.</summary>
public sealed record AccessEntry
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Staff id.</summary>
    public required string Staff { get; init; }

    /// <summary>Name of the function.</summary>
    public required string What { get; init; }

    public required IReadOnlyList<string> Holders { get; init; }

    /// <summary>The address without its query: it names the request, the task, the scan's page. Null when it holds characters that no id of ours has.</summary>
    public string? Path { get; init; }

    /// <summary>Id of the HTTP request (the function's invocation).</summary>
    public required string Call { get; init; }

    /// <summary><c>answered</c>, or the code of the problem that was answered instead.</summary>
    public required string Outcome { get; init; }
}
