namespace HpkiFunctions.OpenApi;

/// <summary>The shape of an error, for the API description (RFC 9457 with a code, a field and a request number of ours).</summary>
public sealed record ProblemDescription(string Type, string Title, int Status, string Detail, string Code, string? Field, string? RequestNumber);
