namespace Hpki.Registry.Storage;

/// <summary>
/// Limits of the table service ("Understanding the Table service data model", "Performing entity group transactions").
/// The emulator does not hold them all (it takes batches across partitions and entities over 1 MiB), so the registry does.
/// </summary>
public enum StorageLimit
{
    OperationsInTransaction,
    TransactionBytes,
    PartitionsInTransaction,
    SameRowInTransaction,
    EntityBytes,
    PropertyCount,
    PropertyBytes,
    PropertyNameLength,
    KeyBytes,
    KeyCharacter,
}
