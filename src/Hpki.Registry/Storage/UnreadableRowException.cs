namespace Hpki.Registry.Storage;

/// <summary>A stored row does not hold what it should.</summary>
public sealed class UnreadableRowException(string rowKey, Type record, Exception problem)
    : Exception($"Row {rowKey} is not a readable {record.Name}; restore it from a backup, or correct it by hand.", problem);
