namespace Hpki.Console;

/// <summary>A style sheet, script or picture of the staff pages. <paramref name="ETag"/> is quoted, ready for the header.</summary>
public sealed record Asset(ReadOnlyMemory<byte> Content, string ContentType, string ETag);
