namespace Hpki.Scanning.Rendering;

/// <summary>The sandbox was stopped. Its instance is in an undefined state and must be dropped.</summary>
sealed class SandboxException(SandboxFailure failure, Exception inner) : Exception($"The sandbox was stopped: {failure}.", inner)
{
    public SandboxFailure Failure { get; } = failure;
}
