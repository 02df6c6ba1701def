using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hpki.Registry.Model;

namespace Hpki.Registry.Timelines;

/// <summary>
/// The hash of a timeline event: SHA-256 over its fields in a fixed order, each as a 4-byte big-endian length and that many
/// bytes of UTF-8 (length FFFFFFFF and no bytes for an absent field), so that no two events have the same encoding. Order: the text
/// <c>hpki-event-1</c>, holder id, sequence (decimal), time (UTC, <c>yyyy-MM-ddTHH:mm:ss.fffffffZ</c>), actor kind, actor id, type, request id,
/// number of facts (decimal), each fact's name and value in ordinal order of names, approver, detail hash, previous hash.
/// Hashes are upper-case hexadecimal.
/// </summary>
public static class EventHash
{
    /// <summary>Type of the event that allows an earlier event's detail to be missing.</summary>
    public const string DetailErased = "detail.erased";

    /// <summary>Fact of <see cref="DetailErased"/>: the sequence of the event whose detail is gone.</summary>
    public const string ErasedSequence = "sequence";

    /// <summary>What the first event names as the hash before it: SHA-256 over <c>hpki-timeline-1</c> and the holder id, each length-prefixed.</summary>
    public static string Genesis(string holderId) => Hash(["hpki-timeline-1", holderId]);

    /// <summary>The event's hash; its own <see cref="TimelineEvent.Hash"/> is not read.</summary>
    public static string Of(string holderId, TimelineEvent e) => Hash(
    [
        "hpki-event-1",
        holderId,
        e.Sequence.ToString(CultureInfo.InvariantCulture),
        e.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        e.ActorKind.ToString(),
        e.ActorId,
        e.Type,
        e.RequestId,
        e.Facts.Count.ToString(CultureInfo.InvariantCulture),
        .. e.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).SelectMany(fact => new[] { fact.Key, fact.Value }),
        e.ApprovedBy,
        e.DetailHash,
        e.PreviousHash,
    ]);

    /// <summary>
    /// Hash of a detail: over <c>hpki-detail-1</c>, a random salt and the text, each length-prefixed. The salt is erased with the text,
    /// so that the hash left in the chain cannot be used to guess a short text such as a telephone number.
    /// </summary>
    public static string OfDetail(string salt, string text) => Hash(["hpki-detail-1", salt, text]);

    static string Hash(IEnumerable<string?> fields)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (string? field in fields)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(field ?? "");
            BinaryPrimitives.WriteUInt32BigEndian(length, field is null ? uint.MaxValue : (uint)bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
