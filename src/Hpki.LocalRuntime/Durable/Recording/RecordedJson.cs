using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpki.LocalRuntime.Durable.Recording;

/// <summary>Recorded histories as they stand in files: no escapes but those that JSON asks for, nothing that is null, nothing unknown.</summary>
[JsonSerializable(typeof(RecordedHistory))]
sealed partial class RecordedJson : JsonSerializerContext
{
    static readonly RecordedJson Context = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    public static string Write(RecordedTurn turn) => JsonSerializer.Serialize(turn, Context.RecordedTurn);

    public static RecordedHistory Read(string json)
        => JsonSerializer.Deserialize(json, Context.RecordedHistory) ?? throw new JsonException("The recorded history is null.");
}
