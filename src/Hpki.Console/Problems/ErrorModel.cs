using Hpki.Console.Layout;

namespace Hpki.Console.Problems;

/// <summary>Something went wrong: what happened, what to do (Japanese), and the reference by which operators find it.</summary>
public sealed record ErrorModel
{
    /// <summary>Null when nobody is signed in.</summary>
    public ConsoleFrame? Frame { get; init; }

    public required int Status { get; init; }

    public required string Title { get; init; }

    /// <summary>More than the title says; null when there is no more to say.</summary>
    public string? WhatHappened { get; init; }

    public required string WhatToDo { get; init; }

    /// <summary>Where to sign in, in a tab of its own, so that what was typed stays in this one; null when that is not what is missing.</summary>
    public string? SignInAddress { get; init; }

    /// <summary>Null when nothing was logged, as for a page that does not exist.</summary>
    public string? ReferenceId { get; init; }
}
