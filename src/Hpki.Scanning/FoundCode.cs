namespace Hpki.Scanning;

/// <summary>A QR code found on a page.</summary>
/// <param name="Text">What the code says. It comes from outside: anyone can print a code.</param>
/// <param name="RotationDegrees">How far the code, and so the page, is turned clockwise: 0 (upright) to 359.</param>
public sealed record FoundCode(string Text, int RotationDegrees);
