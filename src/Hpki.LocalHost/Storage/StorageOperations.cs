using System.Diagnostics.Metrics;

namespace Hpki.LocalHost.Storage;

/// <summary>
/// Counts the requests of this process to its Azurite: what Azure Storage would bill. They are taken from the metrics of .NET's HTTP
/// client, so no storage client has to know of it.
/// </summary>
public sealed class StorageOperations : IDisposable
{
    const string Meter = "System.Net.Http";
    const string Instrument = "http.client.request.duration";

    readonly MeterListener listener = new();
    readonly int[] ports;
    long count;

    public StorageOperations(AzuriteProcess azurite)
    {
        ArgumentNullException.ThrowIfNull(azurite);
        ports = [azurite.BlobEndpoint.Port, azurite.TableEndpoint.Port];
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == Meter && instrument.Name == Instrument)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(tags));
        listener.Start();
    }

    /// <summary>Requests that have been answered so far.</summary>
    public long Total => Interlocked.Read(ref count);

    public void Dispose() => listener.Dispose();

    void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Key == "server.port" && tag.Value is int port && ports.Contains(port))
            {
                Interlocked.Increment(ref count);
            }
        }
    }
}
