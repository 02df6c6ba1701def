namespace Hpki.LocalHost.Demo;

/// <summary>The demonstration found something that is not as it must be.</summary>
public sealed class DemoFailedException(string message) : Exception(message);
