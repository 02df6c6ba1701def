namespace Hpki.LocalRuntime.Durable.Replay;

/// <summary>
/// Exceptions that stand for what is plainly a defect of the official engine and is kept, lest a flow be let through here
/// that dies there.
/// </summary>
static class OfficialDefects
{
    /// <summary>A failure without details, as of a terminated sub-orchestration, that escapes the parent (conformance rule 11).</summary>
    public static Exception WithoutDetails() => NullReference();

    /// <summary>A null event payload awaited as a value type (conformance rule 9).</summary>
    public static Exception NullPayload() => NullReference();

#pragma warning disable CA2201 // reserved exception type: see above
    static NullReferenceException NullReference() => new();
#pragma warning restore CA2201
}
