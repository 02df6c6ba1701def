namespace Hpki.LocalHost;

/// <summary>The command line cannot be understood.</summary>
sealed class CommandLineException(string message) : Exception(message);
