namespace HpkiFunctions.Tests.Access;

/// <summary>Tests of the API over HTTP share one running product.</summary>
[CollectionDefinition(nameof(ApiHost))]
public sealed class SharedApiHost : ICollectionFixture<ApiHost>;
