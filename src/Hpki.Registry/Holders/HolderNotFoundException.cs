namespace Hpki.Registry.Holders;

/// <summary>No holder with this id is registered.</summary>
public sealed class HolderNotFoundException(string holderId) : Exception($"HolderId {holderId}: no such holder is registered; look the holder up first.")
{
    public string HolderId { get; } = holderId;
}
