namespace Hpki.Registry.Holders;

/// <summary>The holder's file has no such record.</summary>
public sealed class RecordNotFoundException(string holderId, string record, string id)
    : Exception($"{record} {id}: holder {holderId} has no such record.")
{
    public string HolderId { get; } = holderId;

    /// <summary>Kind of the record, for example <c>Request</c>.</summary>
    public string Record { get; } = record;

    public string RecordId { get; } = id;
}
