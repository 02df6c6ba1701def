namespace Hpki.LocalRuntime.Durable;

/// <summary>An input, result, event or status is too long to be stored. Pass ids, and keep documents in Blob storage.</summary>
public sealed class PayloadTooLargeException(string what, int bytes, int longest)
    : ArgumentException($"{char.ToUpperInvariant(what[0])}{what[1..]} has {bytes} bytes; at most {longest} are stored. Pass an id instead.");
