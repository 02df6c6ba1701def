namespace Hpki.Registry.Holders;

/// <summary>A holder with this id is registered already.</summary>
public sealed class HolderExistsException(string holderId) : Exception($"HolderId {holderId}: is registered already; take a new id, or decide on the existing holder.")
{
    public string HolderId { get; } = holderId;
}
