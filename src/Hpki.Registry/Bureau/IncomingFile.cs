namespace Hpki.Registry.Bureau;

/// <summary>A file that the card bureau has brought, as it lies there.</summary>
public sealed record IncomingFile(string Name, byte[] Content);
