using System.Diagnostics.Metrics;
using Hpki.LocalRuntime.Durable.Diagnostics;

namespace Hpki.LocalRuntime.Tests.Durable.Telemetry;

/// <summary>What one engine measures; engines of other tests run in this process, too.</summary>
sealed class RecordedMetrics : IDisposable
{
    readonly MeterListener _listener = new();
    readonly Lock _gate = new();
    readonly List<(string Name, double Value, string? Of)> _all = [];

    public RecordedMetrics(LocalDurableTaskEngine engine)
    {
        _listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == DurableTelemetry.MeterName && ReferenceEquals(instrument.Meter.Scope, engine))
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Sum of a counter, or of the values of a gauge.</summary>
    public double Sum(string name, string? of = null) => Of(name, of).Sum(item => item.Value);

    /// <summary>How often it was measured.</summary>
    public int Count(string name, string? of = null) => Of(name, of).Length;

    /// <summary>Asks the gauges.</summary>
    public void Observe() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    (string Name, double Value, string? Of)[] Of(string name, string? of)
    {
        lock (_gate)
        {
            return [.. _all.Where(item => item.Name == name && (of is null || item.Of == of))];
        }
    }

    void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_gate)
        {
            _all.Add((instrument.Name, value, tags.Length == 0 ? null : (string?)tags[0].Value));
        }
    }
}
