using System.Reflection;
using System.Text.RegularExpressions;
using HpkiFunctions.Access;
using HpkiFunctions.Http;
using Microsoft.OpenApi;

namespace HpkiFunctions.OpenApi;

/// <summary>Builds the OpenAPI 3.1 document by reflection over the <c>[HttpTrigger]</c> functions that carry an <see cref="OperationAttribute"/>.</summary>
public static partial class ApiDescription
{
    public static async Task<string> WriteAsync(Assembly assembly) =>
        await Build(assembly).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);

    public static OpenApiDocument Build(Assembly assembly)
    {
        OpenApiDocument document = new()
        {
            Info = new() { Title = "HpkiFunctions", Version = "1", Description = "The back office of a centre that issues doctors' HPKI smart cards." },
            Paths = [],
            Components = new() { Schemas = new Dictionary<string, IOpenApiSchema>() },
        };
        SchemaBook schemas = new(document);
        foreach (MethodInfo method in assembly.GetTypes().SelectMany(type => type.GetMethods()).OrderBy(method => method.Name, StringComparer.Ordinal))
        {
            if (method.GetCustomAttribute<OperationAttribute>() is { } operation)
            {
                Add(document, schemas, method, operation);
            }
        }

        return document;
    }

    static void Add(OpenApiDocument document, SchemaBook schemas, MethodInfo method, OperationAttribute operation)
    {
        HttpTriggerAttribute trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>().Single();
        string path = "/" + RouteConstraint().Replace(trigger.Route!, "{$1}");
        if (!document.Paths.TryGetValue(path, out IOpenApiPathItem? item))
        {
            item = new OpenApiPathItem { Operations = [] };
            document.Paths[path] = item;
        }

        foreach (string verb in trigger.Methods!)
        {
            HttpMethod verbMethod = HttpMethod.Parse(verb);
            item.Operations![verbMethod] = Describe(schemas, method, operation, path, verbMethod);
        }
    }

    static OpenApiOperation Describe(SchemaBook schemas, MethodInfo method, OperationAttribute operation, string path, HttpMethod verb) => new()
    {
        OperationId = verb == HttpMethod.Head ? $"{method.Name}Head" : method.Name,
        Summary = operation.Summary,
        Description = WhoMayCall(method),
        Parameters = [.. Parameters(operation, path)],
        RequestBody = verb == HttpMethod.Get || verb == HttpMethod.Head ? null : Body(schemas, operation),
        Responses = new()
        {
            [$"{operation.Status}"] = new OpenApiResponse
            {
                Description = "Done.",
                Headers = operation.Paged ? new Dictionary<string, IOpenApiHeader> { [ListPage.Header] = ContinuationHeader() } : null,
                Content = verb == HttpMethod.Head ? null : Content(schemas, operation.Answer, operation.AnswerMediaType),
            },
            ["default"] = new OpenApiResponse
            {
                Description = "A problem (RFC 9457): what is wrong and what to do.",
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    ["application/problem+json"] = new OpenApiMediaType { Schema = schemas.Of(typeof(ProblemDescription)) },
                },
            },
        },
    };

    static string WhoMayCall(MethodInfo method) => method.GetCustomAttribute<RouteAttribute>() switch
    {
        StaffRouteAttribute { Roles.Count: 0 } => "Staff: every role.",
        StaffRouteAttribute staff => $"Staff: {string.Join(", ", staff.Roles)}.",
        WebhookRouteAttribute => $"The mail provider, by its signature in the headers {WebhookGate.SignatureHeader} and {WebhookGate.TimestampHeader}.",
        _ => "Public.",
    };

    static IEnumerable<IOpenApiParameter> Parameters(OperationAttribute operation, string path)
    {
        foreach (Match name in RouteParameter().Matches(path))
        {
            yield return new OpenApiParameter
            {
                Name = name.Groups[1].Value,
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        if (operation.Paged)
        {
            yield return new OpenApiParameter
            {
                Name = ListPage.Parameter,
                In = ParameterLocation.Query,
                Description = $"What the page before answered in {ListPage.Header}; without it, the first page.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        if (operation.Idempotent)
        {
            yield return new OpenApiParameter
            {
                Name = IdempotencyKey.Header,
                In = ParameterLocation.Header,
                Required = true,
                Description = "8 to 64 letters, digits, - or _; the same key again answers what the first call did.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 8, MaxLength = 64 },
            };
        }
    }

    static OpenApiHeader ContinuationHeader() => new()
    {
        Description = $"There when the list goes on: send it as {ListPage.Parameter} to read the next page.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    // A form of a foreign page cannot send this media type, so it is asked for even where there is nothing to say (AccessMiddleware).
    static OpenApiRequestBody Body(SchemaBook schemas, OperationAttribute operation) =>
        operation.Body is null && operation.BodyMediaType is null
            ? new()
            {
                Description = "Nothing is read from the body, which may be empty; the header Content-Type: application/json is required.",
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    ["application/json"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
                },
            }
            : new() { Required = true, Content = Content(schemas, operation.Body, operation.BodyMediaType) };

    static Dictionary<string, IOpenApiMediaType>? Content(SchemaBook schemas, Type? type, string? mediaType) =>
        (type, mediaType) switch
        {
            (null, null) => null,
            (null, _) => new() { [mediaType] = new OpenApiMediaType() },
            _ => new() { [mediaType ?? "application/json"] = new OpenApiMediaType { Schema = schemas.Of(type) } },
        };

    [GeneratedRegex(@"\{(\w+)(:[^{}]*(\([^)]*\))?)?\??\}")]
    private static partial Regex RouteConstraint();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex RouteParameter();
}
