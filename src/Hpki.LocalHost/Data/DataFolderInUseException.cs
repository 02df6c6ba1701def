namespace Hpki.LocalHost.Data;

/// <summary>Another local host owns the data folder.</summary>
public sealed class DataFolderInUseException(string message, Exception innerException) : Exception(message, innerException);
