namespace Hpki.LocalRuntime;

/// <summary>Marks the <see cref="DurableTaskClient"/> parameter of a function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : Attribute;
