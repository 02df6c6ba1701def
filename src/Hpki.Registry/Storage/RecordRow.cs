using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;

namespace Hpki.Registry.Storage;

/// <summary>
/// Records as table rows: a column a property, named alike. Times and dates are ISO 8601 text, because a table's own time
/// type differs between services in precision; enums are their names; lists are JSON.
/// </summary>
static class RecordRow
{
    static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        RespectNullableAnnotations = true,
    };

    public static TableEntity Write(string partitionKey, string rowKey, object record)
    {
        TableEntity row = new(partitionKey, rowKey);
        foreach ((string name, JsonNode? value) in JsonSerializer.SerializeToNode(record, record.GetType(), Json)!.AsObject())
        {
            row[name] = Column(value!);
        }

        return row;
    }

    /// <exception cref="UnreadableRowException">The row does not hold such a record.</exception>
    public static T Read<T>(TableEntity row)
    {
        try
        {
            JsonObject json = [];
            foreach (JsonPropertyInfo property in Json.GetTypeInfo(typeof(T)).Properties)
            {
                if (row.TryGetValue(property.Name, out object? value) && value is not null)
                {
                    json[property.Name] = Node(value, property.PropertyType);
                }
            }

            return json.Deserialize<T>(Json)!;
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            throw new UnreadableRowException(row.RowKey, typeof(T), problem);
        }
    }

    static object Column(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.AsValue().TryGetValue(out int number) => number,
        JsonValueKind.Number => value.GetValue<long>(),
        _ => value.ToJsonString(),
    };

    static JsonNode? Node(object value, Type type) => value switch
    {
        string text when IsList(type) => JsonNode.Parse(text),
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        _ => throw new InvalidOperationException($"Columns of type {value.GetType().Name} are not in use."),
    };

    static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
}
