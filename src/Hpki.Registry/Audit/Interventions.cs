using System.Globalization;
using Azure.Data.Tables;
using Hpki.Registry.Model;
using Hpki.Registry.Storage;

namespace Hpki.Registry.Audit;

/// <summary>The interventions by flow, in rows that can be erased.</summary>
public sealed class Interventions(RegistryStorage storage)
{
    const int Shown = 50;

    public async Task WriteAsync(Intervention intervention, CancellationToken cancellationToken = default) =>
        await storage.Audit.AddCheckedAsync(
            RecordRow.Write(
                PartitionOf(intervention.InstanceId),
                string.Create(CultureInfo.InvariantCulture, $"{intervention.At.UtcTicks:D19}-{RecordId.New('i')}"),
                intervention),
            cancellationToken);

    /// <summary>Those of a flow, the oldest first; one query.</summary>
    public async Task<IReadOnlyList<Intervention>> OfAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(instanceId)}");
        List<Intervention> all = [];
        await foreach (TableEntity row in storage.Audit.QueryAsync<TableEntity>(filter, Shown, cancellationToken: cancellationToken))
        {
            all.Add(RecordRow.Read<Intervention>(row));
        }

        return all;
    }

    static string PartitionOf(string instanceId) => $"flow|{instanceId}";
}
