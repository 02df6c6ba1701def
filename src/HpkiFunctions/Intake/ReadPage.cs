using Hpki.Procedures.Stacks;
using Hpki.Registry.Scans;

namespace HpkiFunctions.Intake;

/// <summary>A page that was read, before its stack is taken apart.</summary>
/// <param name="Page">What is kept of it; its state and place are still to be decided.</param>
/// <param name="Stack">What the split needs to know.</param>
/// <param name="IsDoubtful">Whether its picture may not show what is on the paper.</param>
public sealed record ReadPage(ScanPage Page, StackPage Stack, bool IsDoubtful);
