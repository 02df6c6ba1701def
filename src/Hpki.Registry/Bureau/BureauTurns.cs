using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Bureau;

/// <summary>Whose turn it is to exchange files with the card bureau: one at a time, of all instances. A turn that was never given back ends by itself.</summary>
public sealed class BureauTurns
{
    /// <summary>Many times what an exchange takes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    const string Partition = "turn";
    const string Row = "exchange";
    const string UntilColumn = "Until";

    readonly RegistryStorage storage;
    readonly TimeProvider time;

    internal BureauTurns(RegistryStorage storage, TimeProvider time) => (this.storage, this.time) = (storage, time);

    /// <returns>What gives the turn back; null while somebody else has it.</returns>
    public async Task<IAsyncDisposable?> TryTakeAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        TableEntity? row = await storage.Bureau.FindAsync(Partition, Row, cancellationToken);
        if (row is not null && DateTimeOffset.Parse(row.GetString(UntilColumn), CultureInfo.InvariantCulture) > now)
        {
            return null;
        }

        try
        {
            TableEntity taken = Until(now + Longest);
            return new Turn(storage, row is null
                ? await storage.Bureau.AddCheckedAsync(taken, cancellationToken)
                : await storage.Bureau.ReplaceCheckedAsync(taken, row.ETag, cancellationToken));
        }
        catch (RequestFailedException overtaken) when (overtaken.Status is 409 or 412)
        {
            return null;
        }
    }

    static TableEntity Until(DateTimeOffset moment) => new(Partition, Row) { [UntilColumn] = moment.ToString("O", CultureInfo.InvariantCulture) };

    sealed class Turn(RegistryStorage storage, ETag tag) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await storage.Bureau.ReplaceCheckedAsync(Until(DateTimeOffset.MinValue), tag, CancellationToken.None);
            }
            catch (RequestFailedException)
            {
                // It has ended by itself, and is somebody else's, or the storage is away: then it ends by itself.
            }
        }
    }
}
