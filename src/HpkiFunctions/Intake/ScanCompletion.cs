namespace HpkiFunctions.Intake;

/// <summary>That every part of a file was sent: nothing more to say, but a JSON body, which a foreign page cannot send (see the access rules).</summary>
public sealed record ScanCompletion;
