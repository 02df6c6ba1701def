using System.Reflection;
using System.Text.RegularExpressions;
using Hpki.LocalRuntime;
using HpkiFunctions.Access;
using HpkiFunctions.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace HpkiFunctions.Tests.OpenApi;

/// <summary>Holds what <c>/openapi.json</c> says to the functions there are.</summary>
public sealed class ApiDescriptionTests
{
    static readonly Assembly App = typeof(HpkiFunctionsApplication).Assembly;

    static readonly (MethodInfo Method, HttpTriggerAttribute Trigger)[] HttpFunctions =
    [
        .. from type in App.GetTypes()
           from method in type.GetMethods()
           from trigger in method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>()
           select (method, trigger),
    ];

    [Fact]
    public void HttpFunction_Any_CarriesOneRouteClass()
    {
        Assert.NotEmpty(HttpFunctions);
        Assert.All(HttpFunctions, function => Assert.Single(function.Method.GetCustomAttributes<RouteAttribute>()));
    }

    [Fact]
    public void HttpFunction_OfTheApi_IsDescribed()
    {
        Assert.All(HttpFunctions.Where(IsApi), function => Assert.NotNull(function.Method.GetCustomAttribute<OperationAttribute>()));
    }

    [Fact]
    public async Task WriteAsync_OfTheApp_ListsExactlyItsRoutesAndMethods()
    {
        OpenApiDocument document = await ParseAsync();

        string[] described = [.. document.Paths.SelectMany(path => path.Value.Operations!.Keys.Select(verb => $"{verb} {path.Key}")).Order(StringComparer.Ordinal)];
        string[] served =
        [
            .. HttpFunctions.Where(IsApi)
                .SelectMany(function => function.Trigger.Methods!.Select(verb =>
                    $"{verb.ToUpperInvariant()} /{Regex.Replace(function.Trigger.Route!, @"\{(\w+):[^}]+\}", "{$1}")}"))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(served, described);
    }

    [Fact]
    public async Task WriteAsync_Members_SayWhatMayBeNullAndWhatIsRequired()
    {
        OpenApiDocument document = await ParseAsync();

        IOpenApiSchema call = document.Components!.Schemas!["LostReportInput"];
        IOpenApiSchema card = document.Components.Schemas["Card"];
        Assert.Equal(JsonSchemaType.String | JsonSchemaType.Null, call.Properties!["cardSerial"].Type);
        Assert.DoesNotContain("reason", call.Required ?? new HashSet<string>());
        Assert.Equal(JsonSchemaType.String | JsonSchemaType.Null, card.Properties!["heldAt"].Type);
        Assert.Contains("cardSerial", card.Required!);
    }

    [Fact]
    public async Task WriteAsync_WhateverChangesSomething_NamesAMediaTypeThatNoFormCanSend()
    {
        OpenApiDocument document = await ParseAsync();

        var changing = document.Paths.SelectMany(path => path.Value.Operations!).Where(operation => operation.Key != HttpMethod.Get && operation.Key != HttpMethod.Head).ToArray();
        Assert.NotEmpty(changing);
        Assert.All(changing, operation => Assert.Contains(
            Assert.Single(operation.Value.RequestBody!.Content!).Key, new[] { "application/json", "application/octet-stream" }));
    }

    [Theory]
    [InlineData("/api/requests")]
    [InlineData("/api/tasks")]
    [InlineData("/api/scans")]
    public async Task WriteAsync_AListThatGoesOn_SaysHow(string path)
    {
        OpenApiDocument document = await ParseAsync();

        OpenApiOperation list = document.Paths[path].Operations![HttpMethod.Get];
        Assert.Contains(list.Parameters!, parameter => parameter.Name == "continuation" && parameter.In == ParameterLocation.Query && !parameter.Required);
        Assert.Contains("X-Continuation", list.Responses!["200"].Headers!.Keys);
    }

    static bool IsApi((MethodInfo Method, HttpTriggerAttribute Trigger) function) =>
        new[] { "api/", "pki/", "webhooks/" }.Any(part => function.Trigger.Route!.StartsWith(part, StringComparison.Ordinal));

    static async Task<OpenApiDocument> ParseAsync()
    {
        ReadResult read = OpenApiDocument.Parse(await ApiDescription.WriteAsync(App), "json");
        Assert.Empty(read.Diagnostic!.Errors);
        return read.Document!;
    }
}
