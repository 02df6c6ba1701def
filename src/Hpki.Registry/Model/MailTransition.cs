namespace Hpki.Registry.Model;

/// <summary>One line of a mail's life: in <paramref name="From"/>, <paramref name="Event"/> leads to <paramref name="To"/>.</summary>
public sealed record MailTransition(MailState From, MailEvent Event, MailState To);
