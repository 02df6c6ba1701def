namespace Hpki.Scanning.Rendering;

/// <summary>How code in the sandbox ended when it did not end by itself.</summary>
enum SandboxFailure
{
    Crash,
    Memory,
    Time,
}
