namespace Hpki.Console.Requests;

/// <summary>A form that can be printed for a request.</summary>
/// <param name="Name">As the form is called.</param>
/// <param name="Url">Of the PDF.</param>
public sealed record RequestFormLink(string Name, string Url);
