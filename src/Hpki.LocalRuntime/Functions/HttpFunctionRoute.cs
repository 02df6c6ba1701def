namespace Hpki.LocalRuntime.Functions;

/// <summary>Where an HTTP function is reached.</summary>
/// <param name="Template">Route template below the route prefix.</param>
/// <param name="Methods">HTTP methods in upper case; empty for all.</param>
sealed record HttpFunctionRoute(string Template, IReadOnlyList<string> Methods);
