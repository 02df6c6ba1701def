using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;

namespace HpkiFunctions.OpenApi;

/// <summary>Schemas of the API's records, each described once under <c>components/schemas</c> as System.Text.Json writes it.</summary>
sealed class SchemaBook(OpenApiDocument document)
{
    static readonly NullabilityInfoContext Nullability = new();

    public IOpenApiSchema Of(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) => Simple(JsonSchemaType.String),
            _ when plain == typeof(bool) => Simple(JsonSchemaType.Boolean),
            _ when plain == typeof(int) || plain == typeof(long) => Simple(JsonSchemaType.Integer),
            _ when plain == typeof(double) => Simple(JsonSchemaType.Number),
            _ when plain == typeof(DateOnly) => Simple(JsonSchemaType.String, "date"),
            _ when plain == typeof(DateTimeOffset) => Simple(JsonSchemaType.String, "date-time"),
            { IsEnum: true } => new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. Enum.GetNames(plain).Select(name => (System.Text.Json.Nodes.JsonNode)name)],
            },
            _ when Items(plain) is { } item => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(item) },
            _ when Values(plain) is { } value => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Of(value) },
            _ => Record(plain),
        };
    }

    OpenApiSchemaReference Record(Type type)
    {
        if (!document.Components!.Schemas!.ContainsKey(type.Name))
        {
            OpenApiSchema schema = new() { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(), Required = new HashSet<string>() };
            document.Components.Schemas[type.Name] = schema;
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract" && !property.IsDefined(typeof(JsonIgnoreAttribute))))
            {
                string name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                bool nullable = Nullability.Create(property).ReadState == NullabilityState.Nullable;
                schema.Properties[name] = nullable ? OrNull(Of(property.PropertyType)) : Of(property.PropertyType);
                if (IsRequired(type, property))
                {
                    schema.Required.Add(name);
                }
            }
        }

        return new(type.Name, document);
    }

    static OpenApiSchema OrNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema { Type: { } type } simple)
        {
            return new() { AnyOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };
        }

        simple.Type = type | JsonSchemaType.Null;
        simple.Enum?.Add(JsonNullSentinel.JsonNull);
        return simple;
    }

    // What C# itself requires: a required member, or a parameter of a positional record without a default.
    static bool IsRequired(Type type, PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute))
        || type.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter =>
            parameter.Name == property.Name && !parameter.HasDefaultValue));

    static OpenApiSchema Simple(JsonSchemaType type, string? format = null) => new() { Type = type, Format = format };

    static Type? Items(Type type) => type.IsArray
        ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    static Type? Values(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GetGenericArguments()[1] : null;
}
