namespace Hpki.Console.Requests;

/// <summary>A page of a document: page <paramref name="Page"/> (from 1) of a scan.</summary>
public sealed record DocumentPage(string ScanId, int Page);
