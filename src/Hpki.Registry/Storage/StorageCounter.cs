using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Hpki.Registry.Storage;

/// <summary>Counts requests to storage, retries included. Put <see cref="Policy"/> into any client's options at <see cref="HttpPipelinePosition.PerRetry"/>.</summary>
public sealed class StorageCounter
{
    readonly ConcurrentDictionary<(StorageService Service, string Operation), long> counts = new();

    public long Tables => Sum(StorageService.Tables);

    public long Blobs => Sum(StorageService.Blobs);

    public long Total => Tables + Blobs;

    /// <summary>Counts by service, method and table or container: <c>Tables POST $batch</c>.</summary>
    public IReadOnlyDictionary<string, long> ByOperation() =>
        counts.OrderBy(c => c.Key).ToDictionary(c => $"{c.Key.Service} {c.Key.Operation}", c => c.Value);

    public void Reset() => counts.Clear();

    public HttpPipelinePolicy Policy(StorageService service) => new CountingPolicy(this, service);

    long Sum(StorageService service) => counts.Where(c => c.Key.Service == service).Sum(c => c.Value);

    sealed class CountingPolicy(StorageCounter counter, StorageService service) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) =>
            counter.counts.AddOrUpdate((service, $"{message.Request.Method} {Target(message.Request.Uri.Path)}"), 1, (_, count) => count + 1);

        // The first path segment is the account on an emulator; what follows the table's or container's name may hold keys.
        static string Target(string path)
        {
            string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            string name = parts.Length > 1 && parts[0] == "devstoreaccount1" ? parts[1] : parts.FirstOrDefault("");
            return name.Split('(')[0];
        }
    }
}
