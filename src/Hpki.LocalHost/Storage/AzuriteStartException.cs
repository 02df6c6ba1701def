namespace Hpki.LocalHost.Storage;

/// <summary>The storage emulator could not be started; the message tells what to do.</summary>
public sealed class AzuriteStartException(string message, Exception? innerException = null) : Exception(message, innerException);
