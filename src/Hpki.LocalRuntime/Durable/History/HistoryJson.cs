using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpki.LocalRuntime.Durable.History;

/// <summary>History as it is stored.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Turn))]
[JsonSerializable(typeof(Arrival))]
sealed partial class HistoryJson : JsonSerializerContext
{
    public static byte[] Write(Turn turn) => JsonSerializer.SerializeToUtf8Bytes(turn, Default.Turn);

    public static byte[] Write(Arrival arrival) => JsonSerializer.SerializeToUtf8Bytes(arrival, Default.Arrival);

    public static Turn ReadTurn(ReadOnlySpan<byte> json)
        => JsonSerializer.Deserialize(json, Default.Turn) ?? throw new JsonException("A stored turn is null.");

    public static Arrival ReadArrival(ReadOnlySpan<byte> json)
        => JsonSerializer.Deserialize(json, Default.Arrival) ?? throw new JsonException("A stored arrival is null.");
}
