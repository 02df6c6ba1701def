using Azure.Data.Tables;

namespace Hpki.Registry.Projections;

/// <summary>What a projection row is to say: columns, or (null) that it is gone.</summary>
/// <param name="Sequence">The holder's event sequence that this is true for.</param>
/// <param name="LikelyNew">Whether the row probably does not exist yet; decides only which request is tried first.</param>
sealed record ProjectionChange(ProjectionKey Key, IReadOnlyDictionary<string, object>? Columns, long Sequence, bool LikelyNew)
{
    public const string SequenceColumn = "Sequence";
    public const string GoneColumn = "Gone";
    public const string GoneAtColumn = "GoneAt";

    public TableEntity ToRow(DateTimeOffset now)
    {
        TableEntity row = new(Key.Partition, Key.Row) { [SequenceColumn] = Sequence, [GoneColumn] = Columns is null };
        if (Columns is null)
        {
            row[GoneAtColumn] = now.UtcDateTime.ToString("O");
        }

        foreach ((string name, object value) in Columns ?? new Dictionary<string, object>())
        {
            row[name] = value;
        }

        return row;
    }
}
