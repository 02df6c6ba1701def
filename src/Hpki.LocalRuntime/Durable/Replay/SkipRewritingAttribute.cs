#pragma warning disable IDE0130 // The name by which the rewriter knows it.
namespace Microsoft.Coyote.Rewriting;
#pragma warning restore IDE0130

/// <summary>
/// Tells the rewriter of the concurrency exploration (tests/Hpki.LocalRuntime.Exploration.Tests), which knows it by its full name, to leave a
/// class as it is.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class SkipRewritingAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
